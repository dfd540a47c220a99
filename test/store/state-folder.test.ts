import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeStateFolder } from '../../src/store/state-folder.ts';
import { admitAll, makeFolder, openRig } from './rig.ts';

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

it('is for its owner only, with every file in it', async () => {
  const dir = join(await makeFolder(), 'state', 'deep');
  await makeStateFolder(dir);
  expect(await modeOf(dir)).toBe(0o700);
  for (const name of await readdir(dir)) expect(await modeOf(join(dir, name))).toBe(0o600);
});

it('stays so while a batch is open', async () => {
  const { dir, batch } = await openRig();
  await admitAll(batch, 'ada');
  const names = await readdir(dir);
  expect(names).toContain('progress.sqlite-wal');
  for (const name of names) expect([name, await modeOf(join(dir, name))]).toEqual([name, 0o600]);
});

it('is ignored by git', async () => {
  const { dir } = await openRig();
  expect(await readFile(join(dir, '.gitignore'), 'utf8')).toBe('*\n');
});

it('keeps what is there', async () => {
  const dir = await makeFolder();
  await writeFile(join(dir, '.gitignore'), 'mine\n');
  await makeStateFolder(dir);
  expect(await readFile(join(dir, '.gitignore'), 'utf8')).toBe('mine\n');
});
