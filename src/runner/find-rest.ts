import type { Batch } from '../store/store.ts';

/** A row that wants attention no sooner than in so many milliseconds is waited for like a confirmation. */
const LONG_MS = 60_000;

/**
 * Tells what a batch with no row in memory still has to do: `work` that a row or a timer brings soon, `waiting` for
 * confirmations or until a long backoff is over, or nothing.
 */
export async function findRest(batch: Batch, now: number): Promise<'work' | 'waiting' | 'nothing'> {
  if ((await batch.hasPhase('new')) || (await batch.isBusyBy(now + LONG_MS))) return 'work';
  const isWaiting = (await batch.hasPhase('awaiting')) || (await batch.hasPhase('busy'));
  return isWaiting ? 'waiting' : 'nothing';
}
