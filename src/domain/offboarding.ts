import type { ServiceFailure } from './failure.ts';

/**
 * What became of something that a row may have made: it was deleted · it had been deleted before · it was kept, since
 * nothing shows that the batch made it · there was nothing.
 */
export const FATES = ['deleted', 'gone', 'kept', 'none'] as const;

/** What became of something that a row may have made. */
export type Fate = (typeof FATES)[number];

/** What offboarding a row came to; where it failed, both fates are as far as it came. */
export interface OffboardingEnd {
  readonly user: Fate;
  readonly object: Fate;
  readonly failure: ServiceFailure | null;
}

/** One line of what offboarding did; absent values are left out. */
export interface OffboardedRow extends Pick<OffboardingEnd, 'user' | 'object'> {
  readonly batch: string;
  /** 1 is the first data row of the input. */
  readonly row: number;
  readonly username: string;
  readonly sub?: string;
  readonly failure?: Pick<ServiceFailure, 'code' | 'message' | 'retryable'>;
  /** When it was done, ISO 8601; absent where it was not done yet. */
  readonly offboardedAt?: string;
}

/** A batch counted at the end of its offboarding. */
export interface OffboardingSummary {
  readonly batch: string;
  /** Whether nothing was deleted: the fates are what they would be. */
  readonly dryRun: boolean;
  /** Users and objects by what became of them, over all rows that were looked at. */
  readonly users: Readonly<Record<Fate, number>>;
  readonly objects: Readonly<Record<Fate, number>>;
  /** Rows whose user or object could not be deleted. */
  readonly failed: number;
  /** Rows that nobody looked at, since it was stopped. */
  readonly left: number;
  /** What concerns the whole batch, where something stopped it. */
  readonly held?: ServiceFailure;
  readonly durationMs: number;
}
