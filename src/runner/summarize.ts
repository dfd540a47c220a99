import type { ServiceFailure } from '../domain/failure.ts';
import type { Summary } from '../domain/summary.ts';
import { countOutcomes } from '../store/count-rows.ts';
import type { Batch } from '../store/store.ts';

interface RunEnd extends Pick<Summary, 'reason' | 'failures' | 'durationMs'> {
  readonly held: ServiceFailure | undefined;
}

/** Counts a batch at the end of a run, once all of it is on disk. */
export async function summarize(batch: Batch, { held, ...end }: RunEnd): Promise<Summary> {
  await batch.saved();
  return {
    batch: batch.name,
    counts: await countOutcomes(batch),
    ...end,
    ...(held && { held }),
  };
}
