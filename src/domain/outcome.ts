import type { Failure } from './failure.ts';
import type { LifecycleState, Step } from './lifecycle.ts';

/** How a row ended, or `pending` while it has not. */
export const OUTCOMES = [
  'provisioned',
  'failed',
  'pending',
  'rejected',
  'skipped',
  'cancelled',
] as const;

/** How a row ended, or `pending` while it has not. */
export type Outcome = (typeof OUTCOMES)[number];

/** An object in S3 that holds a person's profile. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
}

/** The welcome mail; `unknown` when the answer of the send was lost. */
export interface SentMail {
  readonly status: 'sent' | 'unknown';
  readonly messageId?: string;
}

/** One line of the results; absent values are left out. */
export interface RowResult {
  readonly batch: string;
  /** 1 is the first data row of the input. */
  readonly row: number;
  readonly username?: string;
  readonly state: LifecycleState;
  readonly outcome: Outcome;
  readonly sub?: string;
  readonly object?: StoredObject;
  readonly mail?: SentMail;
  /** Calls made, by step. */
  readonly attempts?: Partial<Record<Step, number>>;
  readonly failure?: ResultFailure;
  /** ISO 8601. */
  readonly startedAt?: string;
  /** ISO 8601. */
  readonly settledAt?: string;
}

/** The part of a failure that results show. */
export interface ResultFailure extends Pick<Failure, 'message' | 'retryable'> {
  readonly code: Failure['code'] | 'ROW_REJECTED';
  readonly step?: Step;
}
