import type { FailureCode, ServiceFailure } from './failure.ts';
import type { Outcome } from './outcome.ts';

/**
 * Why a run ended: every row ended · only confirmations are awaited · something concerns the whole batch
 * · too many rows failed · somebody stopped it.
 */
export type EndReason = 'done' | 'waiting' | 'held' | 'maxFailures' | 'stopped';

/** A failure code and how many rows of this run ended with it. */
export interface FailureCount {
  readonly code: FailureCode;
  readonly count: number;
  /** The words of the first of them. */
  readonly message: string;
}

/** A batch counted at the end of a run. */
export interface Summary {
  readonly batch: string;
  readonly reason: EndReason;
  /** Rows by outcome, rejected ones included. */
  readonly counts: Readonly<Record<Outcome, number>>;
  /** What concerns the whole batch, where something does. */
  readonly held?: ServiceFailure;
  /** Rows that failed in this run, most frequent code first. */
  readonly failures: readonly FailureCount[];
  readonly durationMs: number;
}
