import { createAdaptiveRate } from './adaptive-rate.ts';
import type { AdaptiveRate } from './adaptive-rate.ts';

/** A call that had its turn. All times are milliseconds of one clock. */
export interface Departure {
  leftAt: number;
  /** `undefined` until it is answered. */
  answeredAt: number | undefined;
  isRefused: boolean;
}

/** When calls of one quota may leave. It reads no clock: every time is handed in. */
export interface Pace {
  readonly rate: Pick<AdaptiveRate, 'at' | 'limit' | 'isLowered' | 'setLimit'>;
  /** Somebody asks after a time in which nobody did: no turns were saved up. */
  readonly wake: (now: number) => void;
  /** When the next call may leave, as far as is known at `now`. */
  readonly dueAt: (now: number) => number;
  /** Takes the turn. */
  readonly depart: (now: number) => Departure;
  /** Notes the answer to a call; tells whether the rate was lowered. */
  readonly settle: (departure: Departure, answer: { now: number; isRefused: boolean }) => boolean;
}

const SECOND_MS = 1000;

/** Time that a late timer may make up for, in milliseconds; longer, and turns would come in bursts. */
const MAX_CATCH_UP_MS = 20;

/**
 * A call that was answered late may have arrived late, and AWS counts it then. How much of that is taken for a delay on
 * the way there, in milliseconds: the rest is the service's own time, for which nobody has to wait.
 */
const MAX_DELAY_MS = 50;

/** Calls over which the admitted rate is measured, at least. */
const MEASURED_CALLS = 5;

/**
 * Makes the pace of one quota: calls leave evenly spaced at an adaptive rate, never more of them in any sliding second than
 * the rate, and never more than the quota by when each may have arrived. That keeps a batch at the limit without throttles.
 *
 * @param perSecond - The limit, in calls a second
 * @param share - Which part of the quota that is: what is left of it makes up for calls that arrive late
 * @example
 * ```ts
 * const pace = createPace(50);
 * pace.wake(0);
 * pace.dueAt(0); // => 0
 * pace.depart(0);
 * pace.dueAt(0); // => 20
 * ```
 */
export function createPace(perSecond: number, share = 1): Pace {
  const rate = createAdaptiveRate(perSecond);
  /** Those that still count, oldest first. */
  let departures: Departure[] = [];
  let spacedAt = -Infinity;
  let fastestMs = Infinity;
  let streak = 0;

  /** When the call that has to be a whole second ago is. */
  const windowEnds = (now: number): number => {
    const permitted = rate.at(now);
    const ours = toWindow(departures, permitted);
    const quotas = toWindow(departures, permitted / share);
    return Math.max(
      (ours.first?.leftAt ?? -Infinity) + ours.lengthMs,
      quotas.first === undefined
        ? -Infinity
        : quotas.first.leftAt + toDelay(quotas.first, fastestMs) + quotas.lengthMs,
    );
  };

  return {
    rate,
    wake: (now) => void (spacedAt = Math.max(spacedAt, now)),
    dueAt: (now) => Math.max(spacedAt, windowEnds(now)),
    depart(now) {
      const departure = { leftAt: now, answeredAt: undefined, isRefused: false };
      departures.push(departure);
      departures = forget(departures, rate.limit() / share);
      spacedAt = Math.max(spacedAt, now - MAX_CATCH_UP_MS) + SECOND_MS / rate.at(now);
      return departure;
    },
    settle(departure, { now, isRefused }) {
      departure.answeredAt = now;
      departure.isRefused = isRefused;
      fastestMs = Math.min(fastestMs, now - departure.leftAt);
      if (!isRefused) {
        streak += 1;
        return false;
      }
      const { leftAt } = departure;
      const admittedPerSecond = measureAdmitted(departures, leftAt, rate.at(now));
      const admittedBefore = streak;
      streak = 0;
      return rate.giveWay({ leftAt, now, admittedPerSecond, admittedBefore });
    },
  };
}

/** The time in which so many calls are permitted as come into a second, and the last call that must lie before it. */
function toWindow(departures: readonly Departure[], perSecond: number) {
  const calls = Math.max(1, Math.ceil(perSecond));
  return { first: departures.at(-calls), lengthMs: (calls / perSecond) * SECOND_MS };
}

/** How much later than others a call may have arrived: as much later as it was answered. */
function toDelay({ leftAt, answeredAt }: Departure, fastestMs: number): number {
  if (answeredAt === undefined) return MAX_DELAY_MS;
  return Math.min(MAX_DELAY_MS, answeredAt - leftAt - fastestMs);
}

/**
 * Calls a second that were admitted before one left; those in flight count as admitted. Where they began within the
 * second, it is not over.
 */
function measureAdmitted(departures: readonly Departure[], end: number, perSecond: number): number {
  const windowMs = Math.max(SECOND_MS, (MEASURED_CALLS / perSecond) * SECOND_MS);
  const measured = departures.filter(({ leftAt }) => leftAt > end - windowMs && leftAt <= end);
  const admitted = measured.filter(({ isRefused }) => !isRefused).length;
  const beganAt = measured[0]?.leftAt ?? end;
  const hadCalls = (departures[0]?.leftAt ?? end) <= end - windowMs;
  const spanMs = hadCalls ? windowMs : end - beganAt + SECOND_MS / perSecond;
  return (admitted / spanMs) * SECOND_MS;
}

/** Two windows are enough to measure the one before any call in flight; what goes, goes many at a time. */
function forget(departures: Departure[], limit: number): Departure[] {
  const kept = 2 * Math.max(MEASURED_CALLS, Math.ceil(limit)) + MEASURED_CALLS;
  return departures.length > 2 * kept ? departures.slice(-kept) : departures;
}
