import type { Batch } from '../store/store.ts';

/**
 * Tells what a batch with no row in memory still has to do: `work` that a row or a timer brings, `confirmations` only,
 * or nothing.
 */
export async function findRest(batch: Batch): Promise<'work' | 'confirmations' | 'nothing'> {
  if ((await batch.hasPhase('new')) || (await batch.hasPhase('busy'))) return 'work';
  return (await batch.hasPhase('awaiting')) ? 'confirmations' : 'nothing';
}
