import { createCognitoError } from './cognito-error.ts';

/** Wrong passwords in succession, and until when sign-in is refused. */
export interface Lockout {
  readonly failures: number;
  readonly failedAtMs: number;
  readonly lockedUntilMs: number;
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html: one second after five wrong passwords,
// doubled by each further one up to about 15 minutes; forgotten after 15 quiet minutes.
const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 1000;
const LONGEST_LOCK_MS = 15 * 60_000;
const FORGET_AFTER_MS = 15 * 60_000;

/** Refuses a sign-in while the user is locked out; the refused try prolongs nothing. @throws NotAuthorizedException */
export function assertNotLocked(lockout: Lockout | undefined, nowMs: number): void {
  if (lockout !== undefined && nowMs < lockout.lockedUntilMs) {
    throw createCognitoError('NotAuthorizedException', 'Password attempts exceeded');
  }
}

/** Counts a wrong password. */
export function recordWrongPassword(before: Lockout | undefined, nowMs: number): Lockout {
  const isForgotten = before === undefined || nowMs - before.failedAtMs >= FORGET_AFTER_MS;
  const failures = isForgotten ? 1 : before.failures + 1;
  const lockMs =
    failures < FREE_FAILURES
      ? 0
      : Math.min(FIRST_LOCK_MS * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_MS);
  return { failures, failedAtMs: nowMs, lockedUntilMs: nowMs + lockMs };
}
