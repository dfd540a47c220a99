import { describe, expect, it } from 'vitest';
import { createFailure } from '../../src/domain/failure.ts';
import type { Life } from '../../src/domain/life.ts';
import { openDatabase } from '../../src/store/database.ts';
import { toDatabasePath } from '../../src/store/state-folder.ts';
import type { RowUpdate, StoredRow } from '../../src/store/store.ts';
import { LIFE, TARGET, admitAll, openRig, toUpdate } from './rig.ts';

const keysOf = (rows: readonly StoredRow[]) => rows.map(({ key }) => key);

const AWAITING = { phase: 'awaiting', state: 'pendingConfirmation' } as const;
const ENDED: Partial<RowUpdate> = {
  phase: 'ended',
  state: 'provisioned',
  outcome: 'provisioned',
  wakeAt: null,
};

/** Opens a batch in which each row is in a state of its own. */
async function openWith(updates: Readonly<Record<string, Partial<RowUpdate> | null>>) {
  const rig = await openRig();
  await admitAll(rig.batch, ...Object.keys(updates));
  for (const [key, update] of Object.entries(updates)) {
    if (update !== null) await rig.batch.update(toUpdate(key, update));
  }
  return rig;
}

describe('new rows', () => {
  it('come in the order of the input, a limited number after the last', async () => {
    const { batch } = await openWith({ cleo: null, ada: null, bob: {}, dan: null });
    const first = await batch.newRows(0, 2);
    expect(keysOf(first)).toEqual(['cleo', 'ada']);
    const rest = await batch.newRows(first.at(-1)?.seq ?? 0, 2);
    expect(keysOf(rest)).toEqual(['dan']);
    expect(await batch.newRows(rest.at(-1)?.seq ?? 0, 2)).toEqual([]);
  });
});

const LATER: Life = { ...LIFE, revision: 2 };

describe('due rows', () => {
  it('are those that want attention by now, the longest waiting first', async () => {
    const { batch } = await openWith({
      late: { wakeAt: 100 },
      busy: { wakeAt: 0 },
      future: { wakeAt: 101 },
      silent: { wakeAt: null },
      fresh: null,
      ended: ENDED,
    });
    const due = await batch.dueKeys({ now: 100, limit: 9, awaiting: true, held: false });
    expect(due).toEqual(['busy', 'late']);
    expect(await batch.dueKeys({ now: 100, limit: 1, awaiting: true, held: false })).toEqual([
      'busy',
    ]);
    expect(await batch.nextWakeAt(100)).toBe(101);
    expect(await batch.nextWakeAt(101)).toBeNull();
  });

  it('leave out those that await their confirmation unless they are asked for', async () => {
    const { batch } = await openWith({ waiting: { ...AWAITING, wakeAt: 5 }, busy: { wakeAt: 5 } });
    expect(await batch.dueKeys({ now: 5, limit: 9, awaiting: false, held: false })).toEqual([
      'busy',
    ]);
    const all = await batch.dueKeys({ now: 5, limit: 9, awaiting: true, held: false });
    expect(all).toEqual(['waiting', 'busy']);
  });

  it('see a write that is still queued', async () => {
    const { batch } = await openWith({ ada: { wakeAt: 100 } });
    const update = batch.update(toUpdate('ada', { wakeAt: null, life: { ...LIFE, revision: 2 } }));
    expect(await batch.dueKeys({ now: 100, limit: 9, awaiting: true, held: false })).toEqual([]);
    await update;
  });

  it('have held ones apart from them, once those are woken', async () => {
    const { batch } = await openWith({
      held: { phase: 'held', wakeAt: null },
      other: { wakeAt: null },
    });
    expect(await batch.dueKeys({ now: 0, limit: 9, awaiting: true, held: true })).toEqual([]);
    await batch.wakeHeld();
    expect(await batch.dueKeys({ now: 0, limit: 9, awaiting: true, held: true })).toEqual(['held']);
  });
});

describe('a row', () => {
  it('is stored with its whole life', async () => {
    const { batch } = await openWith({ ada: null });
    const failure = {
      ...createFailure('THROTTLED', 'Slow down.', 500),
      step: 'signingUp',
    } as const;
    await batch.update(toUpdate('ada', { at: 1000, failure, wakeAt: 1500 }));
    expect(await batch.row('ada')).toEqual({
      seq: 1,
      key: 'ada',
      number: 1,
      attributes: {},
      groups: [],
      phase: 'busy',
      state: 'unregistered',
      outcome: 'pending',
      life: LIFE,
      started: false,
      startedAt: 1000,
      settledAt: null,
    });
    expect(await batch.history('ada')).toEqual([
      { revision: 1, at: 1000, event: 'begin', state: 'unregistered.signingUp.calling', failure },
    ]);
  });

  it('keeps the time of its beginning, and gets one of its end', async () => {
    const { batch } = await openWith({ ada: {} });
    const life: Life = { ...LIFE, value: 'provisioned', status: 'done', call: null, revision: 2 };
    await batch.update(toUpdate('ada', { ...ENDED, at: 2000, event: 'signOut.done', life }));
    expect(await batch.row('ada')).toMatchObject({ startedAt: 1000, settledAt: 2000, life });
    expect(await batch.history('ada')).toMatchObject([
      { revision: 1 },
      { revision: 2, at: 2000, event: 'signOut.done', state: 'provisioned', failure: null },
    ]);
  });

  it('that began first tells since when, also while that is still queued', async () => {
    const { batch } = await openWith({ ada: null, bob: null });
    expect(await batch.firstStartedAt()).toBeNull();
    await batch.update(toUpdate('bob', { at: 2000 }));
    const update = batch.update(toUpdate('ada', { at: 1000 }));
    expect(await batch.firstStartedAt()).toBe(1000);
    await update;
  });

  it('is found at its address, whatever the case, and by its username where that is one', async () => {
    const { batch } = await openRig();
    await admitAll(batch, 'Ada@Example.com', 'bob');
    expect(keysOf(await batch.rowsAt('ada@example.com'))).toEqual(['Ada@Example.com']);
    expect(await batch.rowsAt('bob')).toEqual([]);
  });

  it('counts in its phase', async () => {
    const { batch } = await openWith({ ada: { phase: 'held' } });
    expect(await batch.hasPhase('held')).toBe(true);
    expect(await batch.hasPhase('new')).toBe(false);
  });

  it('counts as busy by the time at which it wants attention, also while that is queued', async () => {
    const { batch } = await openWith({ ada: { phase: 'awaiting', wakeAt: 50 }, bob: null });
    const bob = { phase: 'busy', state: 'pendingConfirmation', wakeAt: 100 } as const;
    const update = batch.update(toUpdate('bob', bob));
    expect(await batch.isBusyBy(99)).toBe(false);
    expect(await batch.isBusyBy(100)).toBe(true);
    await update;
    await batch.update(toUpdate('bob', { ...bob, state: 'confirmed', life: LATER }));
    expect(await batch.isBusyBy(99)).toBe(true);
  });

  it('of another snapshot version is refused by name', async () => {
    const { dir, store, batch, openAgain } = await openWith({ ada: {} });
    await store.close();
    const database = openDatabase(toDatabasePath(dir), false);
    database.exec(`UPDATE row SET life = json_set(life, '$.v', 2)`);
    database.close();
    const again = await (await openAgain()).openBatch(batch.name, TARGET);
    await expect(again.row('ada')).rejects.toThrow(
      'Expected the snapshot of ada to have version 1, got 2. Continue the batch with the cognito-onboard that wrote it.',
    );
  });
});

describe('the mark of a call that has left', () => {
  it('stands until the next call', async () => {
    const { batch } = await openWith({ ada: {}, bob: {} });
    await batch.markStarted('ada', true);
    expect(await batch.row('ada')).toMatchObject({ started: true });
    expect(await batch.row('bob')).toMatchObject({ started: false });
    const call = { id: 'findUser', src: 'findUser', input: {}, revision: 2 };
    await batch.update(toUpdate('ada', { life: { ...LIFE, revision: 2, call } }));
    expect(await batch.row('ada')).toMatchObject({ started: false });
  });

  it('outlives an event during the call, so that a crash does not make it look unstarted', async () => {
    const { batch } = await openWith({ ada: {} });
    await batch.markStarted('ada', true);
    const life = { ...LIFE, revision: 2 };
    await batch.update(toUpdate('ada', { event: 'code.received', life }));
    expect(await batch.row('ada')).toMatchObject({ started: true });
  });

  it('is gone where the row waits without a call', async () => {
    const { batch } = await openWith({ ada: {} });
    await batch.markStarted('ada', true);
    await batch.update(toUpdate('ada', { life: { ...LIFE, revision: 2, call: null } }));
    expect(await batch.row('ada')).toMatchObject({ started: false });
  });
});
