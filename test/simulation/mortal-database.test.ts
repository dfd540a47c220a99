import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { Killed, createMortalDatabase } from './mortal-database.ts';

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:', false);
  database.exec('CREATE TABLE note (text TEXT)');
});
afterEach(() => database.close());

/** A database whose process dies at its n-th write. */
function mortal(lastWrite: number): Database {
  let writes = 0;
  return createMortalDatabase(database, {
    isAlive: () => writes < lastWrite,
    onWrite: () => void (writes += 1),
  });
}

function write(to: Database, texts: readonly string[]): void {
  const insert = to.prepare('INSERT INTO note VALUES (?)');
  to.exec('BEGIN');
  for (const text of texts) insert.run(text);
  to.exec('COMMIT');
}

function readNotes(): readonly unknown[] {
  if (database.isTransaction) database.exec('ROLLBACK');
  return database.prepare('SELECT text FROM note').all();
}

describe('the database of a process that dies', () => {
  it.each([1, 2, 3, 4])('at its write %s holds nothing of a transaction', (lastWrite) => {
    expect(() => write(mortal(lastWrite), ['one', 'two'])).toThrow(Killed);
    expect(readNotes()).toEqual([]);
  });

  it('after the commit holds all of it', () => {
    write(mortal(5), ['one', 'two']);
    expect(readNotes()).toHaveLength(2);
  });

  it('answers nothing any more', () => {
    expect(() => mortal(0).prepare('SELECT text FROM note').all()).toThrow(Killed);
  });
});
