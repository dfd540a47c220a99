import { expect, it } from 'vitest';
import { findRest } from '../../src/runner/find-rest.ts';
import type { RowUpdate } from '../../src/store/store.ts';
import { admitAll, openRig, toUpdate } from '../store/rig.ts';

const NOW = 5000;
const CONFIRMING: Partial<RowUpdate> = { phase: 'busy', state: 'pendingConfirmation' };
const ENDED: Partial<RowUpdate> = { phase: 'ended', outcome: 'failed', wakeAt: null };

it.each<[string, Partial<RowUpdate> | null, string]>([
  ['is new', null, 'work'],
  ['is due', { phase: 'busy', wakeAt: 0 }, 'work'],
  ['confirms again later', { ...CONFIRMING, wakeAt: NOW + 60_001 }, 'waiting'],
  ['confirms again soon', { ...CONFIRMING, wakeAt: NOW + 60_000 }, 'work'],
  ['signs in again later', { phase: 'busy', wakeAt: NOW + 60_001 }, 'work'],
  ['awaits its confirmation', { phase: 'awaiting', wakeAt: NOW + 1 }, 'waiting'],
  ['is held and was woken', { phase: 'held', wakeAt: 0 }, 'work'],
  ['is held again', { phase: 'held', wakeAt: null }, 'nothing'],
  ['has ended', ENDED, 'nothing'],
])('a batch whose row %s still has (%o) %s', async (_, update, rest) => {
  const { batch } = await openRig();
  await admitAll(batch, 'ada', 'bob');
  await batch.update(toUpdate('bob', ENDED));
  if (update !== null) await batch.update(toUpdate('ada', update));

  expect(await findRest(batch, NOW)).toBe(rest);
});
