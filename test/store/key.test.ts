import { chmod, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import { createKey, loadKey } from '../../src/store/key.ts';
import { makeFolder } from './rig.ts';

const folderOf = (home: string) => join(home, 'cognito-onboard');
const pathOf = (home: string) => join(folderOf(home), 'key');

async function putKeyFile(text: string, mode = 0o600): Promise<string> {
  const home = await makeFolder();
  await mkdir(folderOf(home));
  await writeFile(pathOf(home), text, { mode });
  await chmod(pathOf(home), mode);
  return home;
}

it('takes the key of the environment, and makes no file then', async () => {
  const home = await makeFolder();
  const key = Buffer.from(createKey());
  const env = { COGNITO_ONBOARD_KEY: `${key.toString('base64')}\n`, XDG_STATE_HOME: home };
  expect(await loadKey(env)).toEqual(key);
  expect(await readdir(home)).toEqual([]);
});

it('makes a key at first use, for its owner only, and finds it again', async () => {
  const home = await makeFolder();
  const key = await loadKey({ XDG_STATE_HOME: home });
  expect(key).toHaveLength(32);
  expect((await stat(pathOf(home))).mode & 0o777).toBe(0o600);
  expect((await stat(folderOf(home))).mode & 0o777).toBe(0o700);
  expect(await loadKey({ XDG_STATE_HOME: home, COGNITO_ONBOARD_KEY: '' })).toEqual(key);
  expect(await readdir(folderOf(home))).toEqual(['key']);
});

it('never makes the same key twice', async () => {
  const keys = [await makeFolder(), await makeFolder()].map((home) =>
    loadKey({ XDG_STATE_HOME: home }),
  );
  const [one, other] = await Promise.all(keys);
  expect(one).not.toEqual(other);
});

it('gives everybody who comes first at once the same key', async () => {
  for (let round = 0; round < 10; round += 1) {
    const home = await makeFolder();
    const racers = Array.from({ length: 8 }, () => loadKey({ XDG_STATE_HOME: home }));
    const keys = (await Promise.all(racers)).map((key) => Buffer.from(key).toString('base64'));
    expect(new Set(keys).size).toBe(1);
    expect(await readFile(pathOf(home), 'utf8')).toBe(`${keys[0]}\n`);
    expect(await readdir(folderOf(home))).toEqual(['key']);
  }
});

it.each([0o640, 0o604, 0o644, 0o660])(
  'refuses a key file that others may use: mode %o',
  async (mode) => {
    const home = await putKeyFile(Buffer.from(createKey()).toString('base64'), mode);
    await expect(loadKey({ XDG_STATE_HOME: home })).rejects.toThrow(
      `Expected ${pathOf(home)} to be readable by its owner only, got mode ${mode.toString(8)}. Mend it with: chmod 600 ${pathOf(home)}`,
    );
  },
);

const message = (source: string) =>
  `Expected ${source} to hold 32 bytes in base64, got something else. Make a key with: openssl rand -base64 32`;

it.each([
  ['too short', Buffer.alloc(31).toString('base64')],
  ['too long', Buffer.alloc(33).toString('base64')],
  ['in hexadecimal', Buffer.alloc(32).toString('hex')],
  ['no base64', '!'],
  [
    'base64 with something between',
    `${Buffer.alloc(32).toString('base64').slice(0, 20)}!${'A'.repeat(23)}=`,
  ],
])('refuses a key that is %s, without showing it', async (_, text) => {
  const given = loadKey({ COGNITO_ONBOARD_KEY: text });
  await expect(given).rejects.toThrow(new ConfigError(message('COGNITO_ONBOARD_KEY')));
  const home = await putKeyFile(text);
  await expect(loadKey({ XDG_STATE_HOME: home })).rejects.toThrow(message(pathOf(home)));
});

it('passes on why a key file cannot be read', async () => {
  const home = await makeFolder();
  await writeFile(folderOf(home), 'a file in place of the folder');
  await expect(loadKey({ XDG_STATE_HOME: home })).rejects.toThrow('ENOTDIR');
});
