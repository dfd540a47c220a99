import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { GroupCommit } from '../../src/store/group-commit.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { makeFolder } from './rig.ts';

async function openRig() {
  const path = join(await makeFolder(), 'progress.sqlite');
  const database = openDatabase(path, false);
  const other = openDatabase(path, true);
  onTestFinished(() => {
    database.close();
    other.close();
  });
  database.exec('CREATE TABLE note (text TEXT)');
  const commits = new GroupCommit(database);
  const insert = database.prepare('INSERT INTO note VALUES (?)');
  return {
    flush: () => commits.flush(),
    write: (statement: () => void) => commits.write(statement),
    note: (text: string) => commits.write(() => void insert.run(text)),
    /** What another process sees, so only what is committed. */
    notes: () =>
      (other.prepare('SELECT text FROM note ORDER BY rowid').all() as { text: string }[]).map(
        ({ text }) => text,
      ),
  };
}

const fail = () => {
  throw new Error('disk is full');
};

it('writes in the order of the queue, a group at a time', async () => {
  const { note, notes, flush } = await openRig();
  const writes = ['a', 'b', 'c'].map(note);
  expect(notes()).toEqual([]);
  flush();
  expect(notes()).toEqual(['a', 'b', 'c']);
  await Promise.all([...writes, note('d')]);
  expect(notes()).toEqual(['a', 'b', 'c', 'd']);
});

it('resolves once the write is committed, and not before', async () => {
  const { note, notes } = await openRig();
  const seenThen = note('a').then(notes);
  await Promise.resolve();
  expect(notes()).toEqual([]);
  expect(await seenThen).toEqual(['a']);
});

it('flushes nothing where nothing is queued', async () => {
  const { flush, notes } = await openRig();
  flush();
  expect(notes()).toEqual([]);
});

it('rejects the whole group and every later write once one fails, so that no order is lost', async () => {
  const { note, notes, write } = await openRig();
  await note('before');
  const group = await Promise.allSettled([note('a'), write(fail), note('b')]);
  const later = await Promise.allSettled([note('c')]);
  for (const result of [...group, ...later]) {
    expect(result).toMatchObject({ status: 'rejected', reason: expect.any(StoreError) });
  }
  expect(notes()).toEqual(['before']);
});

it('says what went wrong, with its cause', async () => {
  const { write } = await openRig();
  await expect(write(fail)).rejects.toThrow(
    expect.objectContaining({
      message:
        'Progress could not be written to the state folder: disk is full. Nothing that was reported is lost; mend the disk, then run the same command again.',
      cause: new Error('disk is full'),
    }),
  );
});
