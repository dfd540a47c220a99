import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = ['offboarding', 'onboarding'].flatMap((name) =>
  ['json', 'mmd', 'svg'].map((ending) => `${name}.${ending}`),
);
const execute = promisify(execFile);
let dir = '';

async function draw(...flags: readonly string[]): Promise<void> {
  await execute(process.execPath, ['scripts/diagrams.mjs', '--out', dir, ...flags], { cwd: ROOT });
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'diagrams-'));
  await draw();
});

afterAll(async () => {
  await rm(dir, { recursive: true });
});

it('finds nothing stale in what it has just written', async () => {
  expect((await readdir(dir)).toSorted()).toEqual(FILES);
  await expect(draw('--check')).resolves.toBeUndefined();
});

it('writes what stands in the repository', async () => {
  for (const file of FILES) {
    const [written, kept] = await Promise.all([
      readFile(join(dir, file), 'utf8'),
      readFile(join(ROOT, 'diagrams', file), 'utf8'),
    ]);
    expect(written).toBe(kept);
  }
});

it.each(FILES)('fails when %s is stale, says what to run, and leaves it alone', async (file) => {
  const path = join(dir, file);
  const written = await readFile(path, 'utf8');
  await writeFile(path, `${written} `);
  await expect(draw('--check')).rejects.toMatchObject({
    code: 1,
    stderr: `diagrams/${file} is stale: run npm run diagrams\n`,
  });
  expect(await readFile(path, 'utf8')).toBe(`${written} `);
  await writeFile(path, written);
});

it('fails when a file is missing', async () => {
  await rm(join(dir, 'onboarding.mmd'));
  await expect(draw('--check')).rejects.toMatchObject({
    code: 1,
    stderr: 'diagrams/onboarding.mmd is stale: run npm run diagrams\n',
  });
});
