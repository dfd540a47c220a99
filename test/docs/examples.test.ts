import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findCodeBlocks } from './code-blocks.ts';
import type { CodeBlock } from './code-blocks.ts';

const ROOT = new URL('../../', import.meta.url);
const blocks = await findCodeBlocks('ts');

/** Where bare imports of the examples find the project's packages. */
let folder: string;

beforeAll(async () => {
  const cache = fileURLToPath(new URL('node_modules/.cache/', ROOT));
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, 'examples-'));
});

afterAll(() => rm(folder, { recursive: true }));

it('finds the examples of the README and of the sources', () => {
  expect(blocks.length).toBeGreaterThan(10);
  expect(blocks.some(({ place }) => place.startsWith('README.md'))).toBe(true);
});

it.each(blocks)('runs the example at $place and prints what it says', async (block) => {
  const checks: [shown: string, expected: string][] = [];
  Object.assign(globalThis, {
    check: (value: unknown, expected: string) => checks.push([inspect(value), expected]),
  });
  const path = join(folder, `${blocks.indexOf(block)}.mjs`);
  await writeFile(path, toScript(block));
  await import(/* @vite-ignore */ pathToFileURL(path).href);
  expect(checks.map(([shown]) => shown)).toEqual(checks.map(([, expected]) => expected));
});

/** `expression; // => value` becomes a check; the package's name becomes its build. */
function toScript({ code }: CodeBlock): string {
  const checked = code.replaceAll(
    /^(.+);\s*\/\/ => (.+)$/gm,
    (_, expression: string, expected: string) =>
      `check(await (${expression}), ${JSON.stringify(expected)});`,
  );
  const script = ts.transpileModule(checked, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText;
  return script.replaceAll(
    "'cognito-onboard'",
    JSON.stringify(new URL('dist/index.js', ROOT).href),
  );
}
