import { OUTCOMES } from '../domain/outcome.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { ServiceFailure } from '../domain/failure.ts';
import type { LifecycleState } from '../domain/lifecycle.ts';
import type { Summary } from '../domain/summary.ts';
import type { BatchReader } from '../store/store.ts';

interface RunEnd extends Pick<Summary, 'reason' | 'failures' | 'durationMs'> {
  readonly held: ServiceFailure | undefined;
}

/** Counts a batch at the end of a run. */
export async function summarize(batch: BatchReader, { held, ...end }: RunEnd): Promise<Summary> {
  return {
    batch: batch.name,
    counts: await countOutcomes(batch),
    ...end,
    ...(held && { held }),
  };
}

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
