import { createFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';

/** Calls of one operation that Cognito takes for one user in an hour. */
export interface UserAllowance {
  /**
   * Counts a call that leaves now.
   *
   * @returns What takes it back, where the call turned out to be none
   * @throws ServiceError `ATTEMPT_LIMIT`, with the time until the next is allowed, in place of a call that Cognito would
   * refuse
   */
  readonly take: (username: string) => () => void;
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
  // Whoever called last stands last, so that those whose hour is over stand first.
  const callsMs = new Map<string, readonly number[]>();

  const forgetOld = (since: number): void => {
    for (const [username, times] of callsMs) {
      if ((times.at(-1) ?? 0) > since) return;
      callsMs.delete(username);
    }
  };

  return {
    take(username) {
      const at = now();
      forgetOld(at - WINDOW_MS);
      const recent = (callsMs.get(username) ?? []).filter((time) => time > at - WINDOW_MS);
      const [first = at] = recent;
      if (recent.length >= perHour) throw refuse(operation, perHour, first + WINDOW_MS - at);
      callsMs.delete(username);
      callsMs.set(username, [...recent, at]);
      return () => {
        const times = callsMs.get(username) ?? [];
        callsMs.set(username, times.toSpliced(times.indexOf(at), 1));
      };
    },
    forget: (username) => void callsMs.delete(username),
  };
}

function refuse(operation: string, perHour: number, waitMs: number): ServiceError {
  const message = `Cognito allows a user ${perHour} calls of ${operation} in an hour, and this one has used them up. The call is made once it is allowed again.`;
  return new ServiceError(createFailure('ATTEMPT_LIMIT', message, Math.ceil(waitMs)));
}
