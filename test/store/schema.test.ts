import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { assertVersion, migrate } from '../../src/store/schema.ts';
import { makeFolder } from './rig.ts';

async function openEmpty(): Promise<Database> {
  const database = openDatabase(join(await makeFolder(), 'progress.sqlite'), false);
  onTestFinished(() => database.close());
  return database;
}

function tablesOf(database: Database): readonly string[] {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
  return (database.prepare(sql).all() as { readonly name: string }[]).map(({ name }) => name);
}

it('makes every table where there is none', async () => {
  const database = await openEmpty();
  migrate(database);
  expect(tablesOf(database)).toEqual([
    'batch',
    'holder',
    'inbox',
    'offboarding',
    'rejected',
    'row',
    'secret',
    'transition',
  ]);
  expect(() => assertVersion(database)).not.toThrow();
});

it('leaves a store of the newest version as it is', async () => {
  const database = await openEmpty();
  migrate(database);
  database.exec("INSERT INTO holder VALUES (1, 'somebody')");
  migrate(database);
  expect(database.prepare('SELECT text FROM holder').all()).toEqual([{ text: 'somebody' }]);
});

it('brings a store of the first version up to date, with what it holds', async () => {
  const database = await openEmpty();
  migrate(database);
  database.exec('DROP INDEX row_started; DROP TABLE offboarding');
  database.exec("INSERT INTO holder VALUES (1, 'somebody')");
  database.exec('PRAGMA user_version = 1');
  migrate(database);
  expect(() => assertVersion(database)).not.toThrow();
  const sql = "SELECT name FROM sqlite_schema WHERE name = 'row_started'";
  expect(database.prepare(sql).all()).toHaveLength(1);
  expect(database.prepare('SELECT text FROM holder').all()).toEqual([{ text: 'somebody' }]);
});

it('is made by the first of two who open an empty store, and left to both', async () => {
  const dir = await makeFolder();
  const databases = [1, 2].map(() => openDatabase(join(dir, 'progress.sqlite'), false));
  onTestFinished(() => databases.forEach((database) => database.close()));
  for (const database of databases) migrate(database);
  for (const database of databases) expect(() => assertVersion(database)).not.toThrow();
});

it('refuses a store that a newer version wrote, and changes nothing of it', async () => {
  const database = await openEmpty();
  database.exec('PRAGMA user_version = 99');
  const message = 'got version 99: a newer cognito-onboard wrote it. Use that one.';
  expect(() => migrate(database)).toThrow(message);
  expect(() => assertVersion(database)).toThrow(message);
  expect(tablesOf(database)).toEqual([]);
});

it('tells a reader how to bring an older store up to date', async () => {
  const database = await openEmpty();
  expect(() => assertVersion(database)).toThrow(
    'got version 0. Continue the batch once with `run`, which brings it up to date.',
  );
});

it('flushes every commit to disk and keeps a write-ahead log', async () => {
  const database = await openEmpty();
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
});
