import { expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { toDatabasePath } from '../../src/store/state-folder.ts';
import { LIFE, admitAll, openRig, toUpdate } from './rig.ts';

const PASSWORD = 'Correct-Horse-1';

it('adds new secrets to those that a row has, and replaces older ones', async () => {
  const { batch } = await openRig();
  await admitAll(batch, 'ada');
  await batch.update(toUpdate('ada', { secrets: { code: '1' } }));
  const life = { ...LIFE, revision: 2 };
  await batch.update(toUpdate('ada', { life, secrets: { code: '2', accessToken: 'token' } }));
  expect(await batch.secrets('ada')).toEqual({
    password: PASSWORD,
    code: '2',
    accessToken: 'token',
  });
});

it('forgets those of a row that needs them no more, those of the same update too', async () => {
  const { batch } = await openRig();
  await admitAll(batch, 'ada', 'bob');
  await batch.update(toUpdate('ada', { secrets: { code: '1' }, forgetsSecrets: true }));
  expect(await batch.secrets('ada')).toEqual({});
  expect(await batch.secrets('bob')).toEqual({ password: PASSWORD });
});

it.each([
  ['row', "UPDATE secret SET key = 'bob' WHERE key = 'ada'"],
  ['name', "UPDATE secret SET key = 'bob', name = 'code' WHERE key = 'ada'"],
])('refuses a secret that was moved to another %s', async (_, sql) => {
  const { dir, batch } = await openRig();
  await admitAll(batch, 'ada', 'bob');
  const database = openDatabase(toDatabasePath(dir), false);
  database.exec(`DELETE FROM secret WHERE key = 'bob'; ${sql}`);
  database.close();
  await expect(batch.secrets('bob')).rejects.toThrow('unable to authenticate data');
  expect(await batch.secrets('ada')).toEqual({});
});
