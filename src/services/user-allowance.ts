import { createFailure } from '../domain/failure.ts';
import type { FailureCode } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';

/** Calls of one operation that Cognito takes for one user in an hour. */
export interface UserAllowance {
  /**
   * Makes a call and counts it, unless it certainly had no effect.
   *
   * @throws ServiceError `ATTEMPT_LIMIT`, with the time until the next is allowed, in place of a call that Cognito would
   * refuse
   */
  readonly spend: <Answer>(username: string, call: () => Promise<Answer>) => Promise<Answer>;
  /** Forgets a user who needs no further call, so that only those are remembered who do. */
  readonly forget: (username: string) => void;
}

interface UserAllowanceOptions {
  /** AWS's own operation name. */
  readonly operation: string;
  readonly perHour: number;
  /** Milliseconds from any beginning. @defaultValue `performance.now` */
  readonly now?: () => number;
}

/** An hour, and a minute for the way of a call and for clocks that differ. */
const WINDOW_MS = 61 * 60_000;

/**
 * Makes the allowance of one operation: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html. It counts
 * what this process sent; what another sent before, Cognito itself refuses.
 */
export function createUserAllowance({
  operation,
  perHour,
  now = () => performance.now(),
}: UserAllowanceOptions): UserAllowance {
  const callsMs = new Map<string, readonly number[]>();

  const count = (username: string, at: number): void => {
    forgetOld(callsMs, at - WINDOW_MS);
    const recent = (callsMs.get(username) ?? []).filter((time) => time > at - WINDOW_MS);
    const [first = at] = recent;
    if (recent.length >= perHour) throw refuse(operation, perHour, first + WINDOW_MS - at);
    callsMs.delete(username);
    callsMs.set(username, [...recent, at]);
  };

  /** A call may have waited for its turn, so that it left later than it was counted: the end of it is safe to count from. */
  const settle = (username: string, at: number, hadEffect: boolean): void => {
    const times = callsMs.get(username);
    if (times === undefined) return;
    callsMs.set(username, [
      ...times.toSpliced(times.indexOf(at), 1),
      ...(hadEffect ? [now()] : []),
    ]);
  };

  return {
    async spend(username, call) {
      const at = now();
      count(username, at);
      let hadEffect = true;
      try {
        return await call();
      } catch (error) {
        hadEffect = !hadNoEffect(error);
        throw error;
      } finally {
        settle(username, at, hadEffect);
      }
    },
    forget: (username) => void callsMs.delete(username),
  };
}

/** Whoever called last stands last, so that those whose hour is over stand first. */
function forgetOld(callsMs: Map<string, readonly number[]>, since: number): void {
  for (const [username, times] of callsMs) {
    if ((times.at(-1) ?? 0) > since) return;
    callsMs.delete(username);
  }
}

const NO_EFFECT: readonly FailureCode[] = ['THROTTLED', 'UNREACHABLE'];

/** What is no failure of a service is the end of the run, before the call left. */
function hadNoEffect(error: unknown): boolean {
  return !(error instanceof ServiceError) || NO_EFFECT.includes(error.failure.code);
}

function refuse(operation: string, perHour: number, waitMs: number): ServiceError {
  const message = `Cognito allows a user ${perHour} calls of ${operation} in an hour, and this one has used them up. The call is made once it is allowed again.`;
  return new ServiceError(createFailure('ATTEMPT_LIMIT', message, Math.ceil(waitMs)));
}
