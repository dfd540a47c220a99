import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { findCodeBlocks } from './code-blocks.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const execute = promisify(execFile);
const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

it.each(await findCodeBlocks('json'))(
  'shows a configuration at $place that can be used',
  ({ code }) => {
    expect(() => parseConfig(JSON.parse(code))).not.toThrow();
  },
);

it('names the commands that start and test the project', async () => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  expect(readme).toContain('npm ci && npm start\n');
  expect(readme).toContain('npm cit\n');
  for (const [, script = ''] of readme.matchAll(/npm run ([\w-]+)/g)) {
    expect(Object.keys(manifest.scripts)).toContain(script);
  }
});

it('starts with the sample users and names results and an object that exist', async () => {
  const [, command = ''] = /&& node (.*)$/.exec(manifest.scripts['start'] ?? '') ?? [];
  const { stdout } = await execute(process.execPath, command.split(' '), { cwd: ROOT });
  expect(stdout).toMatch(/provisioned +25 █+\n/);
  const [, results = ''] = /^Results: (.*)$/m.exec(stdout) ?? [];
  const [, object = ''] = /^An object: (.*)$/m.exec(stdout) ?? [];
  expect((await readFile(results, 'utf8')).trim().split('\n')).toHaveLength(25);
  expect(JSON.parse(await readFile(object, 'utf8'))).toMatchObject({ batch: 'users' });
  await rm(join(results, '..'), { recursive: true });
});

it('runs every command of its table', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'readme-'));
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/^\| `(status|results|show)([^`]*)`/gm)].map(
    ([, name = '', rest = '']) => [
      name,
      ...rest.replace('USER', 'amelie.dupont').trim().split(' '),
    ],
  );
  expect(commands).toHaveLength(3);
  const main = ['dist/cli/main.js'];
  const state = ['--state', dir];
  await execute(process.execPath, [...main, 'run', 'examples/users.csv', '--local', ...state], {
    cwd: ROOT,
  });
  for (const command of commands) {
    const args = [...main, ...command.filter((word) => word !== ''), ...state];
    const { stdout } = await execute(process.execPath, args, { cwd: ROOT });
    expect(stdout).not.toBe('');
  }
  await rm(dir, { recursive: true });
});
