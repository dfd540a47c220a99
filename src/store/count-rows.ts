import type { LifecycleState } from '../domain/lifecycle.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { BatchReader } from './store.ts';

/** Counts the rows of a batch by outcome, rejected ones included. */
export async function countOutcomes(batch: BatchReader): Promise<Record<Outcome, number>> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    Outcome,
    number
  >;
  for (const { outcome, count } of await batch.counts()) counts[outcome] += count;
  counts.rejected = await batch.rejectedCount();
  return counts;
}

/** Counts the rows of a batch by lifecycle state. */
export async function countStates(
  batch: BatchReader,
): Promise<Partial<Record<LifecycleState, number>>> {
  const states: Partial<Record<LifecycleState, number>> = {};
  for (const { state, count } of await batch.counts()) states[state] = (states[state] ?? 0) + count;
  return states;
}

/** Counts the rows of a batch, whatever became of them. */
export async function countRows(batch: BatchReader): Promise<number> {
  const counts = await batch.counts();
  return counts.reduce((sum, { count }) => sum + count, 0);
}
