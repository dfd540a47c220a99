import { expect, it } from 'vitest';
import type { StoredRejection, StoredRow } from '../../src/store/store.ts';
import { LIFE, openRig, toEntry, toUpdate } from './rig.ts';

/** More than one page, and not a whole number of pages. */
const MANY = 1203;

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const usernames = Array.from({ length: MANY }, (_, index) => `user-${MANY - index}`);

it('reads every row of many pages once, in the order of the input', async () => {
  const { batch } = await openRig();
  await batch.beginIngest();
  await batch.admit(usernames.map((name, index) => toEntry(name, {}, index + 1)));
  const rows = await collect<StoredRow>(batch.rows());
  expect(rows.map(({ key }) => key)).toEqual(usernames);
});

it('reads every rejection of many pages once, by number', async () => {
  const { batch } = await openRig();
  await batch.beginIngest();
  await batch.admit(
    usernames.map((username, index) => ({
      kind: 'rejected',
      number: MANY - index,
      rejected: { username, reasons: ['no email'] },
    })),
  );
  const rejections = await collect<StoredRejection>(batch.rejections());
  expect(rejections.map(({ number }) => number)).toEqual(usernames.map((_, index) => index + 1));
  expect(rejections[0]).toEqual({ number: 1, username: 'user-1', reasons: ['no email'] });
  expect(await batch.rejectedCount()).toBe(MANY);
});

it('counts rows by where they stand', async () => {
  const { batch } = await openRig();
  await batch.beginIngest();
  await batch.admit(['ada', 'bob', 'cleo', 'dan'].map((name, index) => toEntry(name, {}, index)));
  await batch.update(toUpdate('bob', { phase: 'held' }));
  const end = { phase: 'ended', state: 'failed', outcome: 'failed' } as const;
  await batch.update(toUpdate('cleo', end));
  expect(new Set(await batch.counts())).toEqual(
    new Set([
      { state: 'unregistered', outcome: 'pending', phase: 'new', count: 2 },
      { state: 'unregistered', outcome: 'pending', phase: 'held', count: 1 },
      { state: 'failed', outcome: 'failed', phase: 'ended', count: 1 },
    ]),
  );
});

it('reads the history of a row in order, and of no other row', async () => {
  const { batch } = await openRig();
  await batch.beginIngest();
  await batch.admit([toEntry('ada'), toEntry('bob', {}, 2)]);
  for (const revision of [1, 2, 10]) {
    await batch.update(toUpdate('ada', { at: revision, life: { ...LIFE, revision } }));
  }
  const history = await batch.history('ada');
  expect(history.map(({ revision }) => revision)).toEqual([1, 2, 10]);
  expect(await batch.history('bob')).toEqual([]);
});

it('has no row that nobody gave it', async () => {
  const { batch } = await openRig();
  expect(await batch.row('nobody')).toBeUndefined();
  expect(await collect(batch.rows())).toEqual([]);
  expect(await batch.counts()).toEqual([]);
});
