import type { LifecycleState } from '../domain/lifecycle.ts';
import type { Outcome, RowResult } from '../domain/outcome.ts';
import type { OnboardingContext } from './onboarding.ts';

/** Where a row stands, as a store keeps it. */
export interface RowPosition {
  readonly batch: string;
  readonly row: number;
  readonly username: string;
  readonly state: LifecycleState;
  readonly outcome: Outcome;
  /** `null` before the row begins. */
  readonly context: OnboardingContext | null;
  /** Milliseconds since the epoch, as is `settledAt`. */
  readonly startedAt: number | null;
  readonly settledAt: number | null;
}

/** Makes the line of the results for a row; absent values are left out. */
export function toRowResult({
  context,
  startedAt,
  settledAt,
  ...position
}: RowPosition): RowResult {
  return {
    ...position,
    ...(context === null ? {} : toDetails(context)),
    ...(startedAt === null ? {} : { startedAt: new Date(startedAt).toISOString() }),
    ...(settledAt === null ? {} : { settledAt: new Date(settledAt).toISOString() }),
  };
}

function toDetails(context: OnboardingContext): Partial<RowResult> {
  const { sub, object, mail, attempts, failure } = context;
  return {
    ...(sub === null ? {} : { sub }),
    ...(object === null ? {} : { object }),
    ...(mail === null ? {} : { mail }),
    attempts,
    ...(failure === null ? {} : { failure: toResultFailure(failure) }),
  };
}

function toResultFailure({
  code,
  step,
  message,
  retryable,
}: NonNullable<OnboardingContext['failure']>): NonNullable<RowResult['failure']> {
  return { code, step, message, retryable };
}
