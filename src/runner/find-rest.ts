import type { Batch } from '../store/store.ts';

/** A confirmation that is tried again no sooner than in so many milliseconds is waited for like any other. */
const LONG_MS = 60_000;

/**
 * Tells what a batch with no row in memory still has to do: `work` that a row or a timer brings soon, `waiting` for
 * confirmations, or nothing.
 */
export async function findRest(batch: Batch, now: number): Promise<'work' | 'waiting' | 'nothing'> {
  if ((await batch.hasPhase('new')) || (await batch.isBusyBy(now + LONG_MS))) return 'work';
  // Held rows that were woken and not taken yet: the input may have ended since the last places were filled.
  const held = await batch.dueKeys({ now, limit: 1, awaiting: true, held: true });
  if (held.length > 0) return 'work';
  const isWaiting = (await batch.hasPhase('awaiting')) || (await batch.hasPhase('busy'));
  return isWaiting ? 'waiting' : 'nothing';
}
