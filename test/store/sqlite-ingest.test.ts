import { expect, it } from 'vitest';
import type { InputEntry } from '../../src/domain/row.ts';
import type { Batch, StoredRejection } from '../../src/store/store.ts';
import { openRig, toEntry, toUpdate } from './rig.ts';

async function read(batch: Batch, ...portions: readonly (readonly InputEntry[])[]) {
  await batch.beginIngest();
  const admissions = [];
  for (const portion of portions) admissions.push(...(await batch.admit(portion)));
  await batch.endIngest();
  return admissions.map(({ type }) => type);
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const rejectionsOf = (batch: Batch): Promise<readonly StoredRejection[]> =>
  collect(batch.rejections());

const rejected = (number: number, ...reasons: readonly string[]): InputEntry => ({
  kind: 'rejected',
  number,
  rejected: { reasons },
});

const changed = { attributes: { name: 'Ada' } };

it('adds rows in the order of the input, with their passwords', async () => {
  const { batch } = await openRig();
  const entries = [toEntry('bob', { attributes: { name: 'Bob' } }), toEntry('ada', {}, 2)];
  expect(await read(batch, entries)).toEqual(['added', 'added']);
  expect(await collect(batch.rows())).toMatchObject([
    { key: 'bob', number: 1, attributes: { name: 'Bob' }, phase: 'new', life: null },
    { key: 'ada', number: 2, attributes: {}, state: 'unregistered', outcome: 'pending' },
  ]);
  expect(await batch.secrets('bob')).toEqual({ password: 'Correct-Horse-1' });
});

it('knows the rows of an earlier reading, in whatever order their attributes come', async () => {
  const { batch } = await openRig();
  await read(batch, [toEntry('ada', { attributes: { name: 'Ada', email: 'a@b.cd' } })]);
  const again = toEntry('ada', { attributes: { email: 'a@b.cd', name: 'Ada' } }, 7);
  expect(await read(batch, [again])).toEqual(['known']);
  expect(await batch.row('ada')).toMatchObject({ number: 7 });
});

it.each([
  ['attributes', changed],
  ['a password', { password: 'Correct-Horse-2' }],
])('replaces a row that has not begun by one with other %s', async (_, other) => {
  const { batch } = await openRig();
  await read(batch, [toEntry('ada')]);
  expect(await read(batch, [toEntry('ada', other)])).toEqual(['replaced']);
  const { attributes, password } = { attributes: {}, password: 'Correct-Horse-1', ...other };
  expect(await batch.row('ada')).toMatchObject({ attributes });
  expect(await batch.secrets('ada')).toEqual({ password });
  expect(await read(batch, [toEntry('ada', other)])).toEqual(['known']);
});

it('finds a replaced row at its new address', async () => {
  const { batch } = await openRig();
  await read(batch, [toEntry('ada', { attributes: { email: 'old@example.com' } })]);
  await read(batch, [toEntry('ada', { attributes: { email: 'New@example.com' } })]);
  expect(await batch.rowsAt('old@example.com')).toEqual([]);
  expect(await batch.rowsAt('new@example.com')).toMatchObject([{ key: 'ada' }]);
});

it('leaves a row that has begun as it began, and says that the input differs', async () => {
  const { batch } = await openRig();
  await read(batch, [toEntry('ada')]);
  await batch.update(toUpdate('ada'));
  const other = toEntry('ada', { ...changed, password: 'Correct-Horse-2' });
  expect(await read(batch, [other])).toEqual(['changed']);
  expect(await batch.row('ada')).toMatchObject({ attributes: {}, phase: 'busy' });
  expect(await batch.secrets('ada')).toEqual({ password: 'Correct-Horse-1' });
});

it.each([
  ['of the same portion', [[toEntry('ada'), toEntry('ada', changed, 2)]]],
  ['of a later portion', [[toEntry('ada')], [toEntry('ada', changed, 2)]]],
])('rejects a second row for a username %s, and keeps the first', async (_, portions) => {
  const { batch } = await openRig();
  expect(await read(batch, ...portions)).toEqual(['added', 'rejected']);
  expect(await batch.row('ada')).toMatchObject({ attributes: {}, number: 1 });
  expect(await rejectionsOf(batch)).toEqual([
    {
      number: 2,
      username: 'ada',
      reasons: ['username: expected one row for each, got a second one with this username'],
    },
  ]);
});

it('tells usernames apart by their case, as the input wrote them', async () => {
  const { batch } = await openRig();
  expect(await read(batch, [toEntry('Ada'), toEntry('ada', {}, 2)])).toEqual(['added', 'added']);
});

it('gives a rejected line back with its reasons', async () => {
  const { batch } = await openRig();
  await batch.beginIngest();
  expect(await batch.admit([rejected(4, 'no username', 'no email')])).toEqual([
    { type: 'rejected', rejected: { reasons: ['no username', 'no email'] } },
  ]);
  expect(await rejectionsOf(batch)).toEqual([
    { number: 4, username: null, reasons: ['no username', 'no email'] },
  ]);
});

it('sweeps rejections that the next reading does not repeat, and takes the newest reasons', async () => {
  const { batch } = await openRig();
  await read(batch, [rejected(1, 'no username'), rejected(2, 'no email')]);
  expect(await batch.rejectedCount()).toBe(2);
  await read(batch, [toEntry('ada'), rejected(2, 'no name')]);
  expect(await rejectionsOf(batch)).toEqual([{ number: 2, username: null, reasons: ['no name'] }]);
});

it('keeps rows that the next reading does not have', async () => {
  const { batch } = await openRig();
  await read(batch, [toEntry('ada'), toEntry('bob', {}, 2)]);
  await read(batch, [toEntry('bob')]);
  expect(await batch.row('ada')).toMatchObject({ phase: 'new' });
});

it('goes on with its readings after a restart', async () => {
  const { store, batch, openAgain } = await openRig();
  await read(batch, [toEntry('ada'), rejected(2, 'no username')]);
  await store.close();
  const again = await (await openAgain()).openBatch('people', batch.target);
  expect(await read(again, [toEntry('ada')])).toEqual(['known']);
  expect(await again.rejectedCount()).toBe(0);
});
