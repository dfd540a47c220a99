import type { ServiceFailure } from '../domain/failure.ts';
import type { Batch } from '../store/store.ts';
import type { Announcer } from './announcer.ts';

interface MailCapOptions {
  readonly batch: Pick<Batch, 'wakeHeld'>;
  readonly announce: Announcer['announce'];
  readonly now: () => number;
  /** How long to stay at most, in milliseconds. */
  readonly waitMs: number;
}

/** Waits for the day on which Cognito sends confirmation mail again, while rows that need none of it go on. */
export interface MailCap {
  /** Parks sign-ups where a failure is the cap and its end can be waited for; tells whether it did. */
  readonly park: (failure: ServiceFailure) => boolean;
  readonly isParked: () => boolean;
  /** Looks at the clock: where the day has come, what was held goes on. Tells whether sign-ups are still parked. */
  readonly stillParks: () => Promise<boolean>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html, and a minute for clocks that differ. */
const RESET_MS = 9 * HOUR_MS + 60_000;

/** Makes the keeper of the daily cap of confirmation mail. */
export function createMailCap({ batch, announce, now, waitMs }: MailCapOptions): MailCap {
  let until: number | null = null;
  return {
    park(failure) {
      if (failure.code !== 'CONFIRMATION_MAIL_CAP') return false;
      if (until !== null) return true;
      const resetAt = toNextReset(now());
      if (resetAt - now() > waitMs) return false;
      until = resetAt;
      announce('batch.parked', { failure, until: new Date(resetAt).toISOString() });
      return true;
    },
    isParked: () => until !== null,
    async stillParks() {
      if (until === null) return false;
      if (now() < until) return true;
      until = null;
      await batch.wakeHeld();
      return false;
    },
  };
}

function toNextReset(at: number): number {
  return Math.floor((at - RESET_MS) / DAY_MS + 1) * DAY_MS + RESET_MS;
}
