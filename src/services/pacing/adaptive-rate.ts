/** How fast calls may go now: at most the limit, and less for a while after a throttle. */
export interface AdaptiveRate {
  /** Calls a second that are permitted at `now`; milliseconds, here and below. */
  readonly at: (now: number) => number;
  readonly limit: () => number;
  /** Whether the rate is below the limit at `now`. */
  readonly isLowered: (now: number) => boolean;
  /** Takes another limit; what was given way to is forgotten. */
  readonly setLimit: (perSecond: number) => void;
  /** Gives way to a throttle; tells whether the rate changed. */
  readonly giveWay: (refusal: Refusal) => boolean;
}

/** A call that was throttled. */
export interface Refusal {
  readonly leftAt: number;
  /** When it was answered. */
  readonly now: number;
  /** Calls a second that were admitted before it left. */
  readonly admittedPerSecond: number;
  /** Calls that were admitted since the refusal before it. */
  readonly admittedBefore: number;
}

/** Part of what was admitted that is used after a throttle: the rest lets the quota's own second empty. */
const GIVE_WAY = 0.98;

/** After so long without a throttle the rate is twice what it was, in milliseconds. */
const DOUBLING_MS = 60_000;

/** After so long without a throttle the whole limit is tried again, however low the rate was, in milliseconds. */
const RECOVERY_MS = 300_000;

/** A throttle after so long a time, or so many calls, without one has a cause of its own. */
const PEACE_MS = 4000;
const PEACE_CALLS = 100;

/** Throttles lower the rate no further than to this part of what it was lately, unless they go on. */
const LEAST = 0.2;

/** How long it is remembered what the rate was, in milliseconds. */
const MEMORY_MS = 30_000;

/** Where giving way brought no peace for so long, in milliseconds, it is judged. */
const FUTILE_MS = 6000;

/** Where fewer calls than this part are throttled whatever the rate, the rate is not what causes it. */
const UNRELATED = 0.25;

/** How long throttles that do not come from our rate are left to the rows, in milliseconds. */
const DEAF_MS = 30_000;

/** Throttles with no peace between them. */
interface Series {
  readonly startedAt: number;
  refused: number;
  admitted: number;
}

/**
 * Makes the rate of one quota. A throttle lowers it at once to what the quota was seen to admit, whoever else draws on it
 * and whatever its limit really is; from then on it rises by the square of the time, slowly at first.
 *
 * Only a call that left after the last cut lowers it again: calls in flight tell nothing new. Where a part of the calls is
 * throttled although the rate fell, as by a service that throttles at random, the rate before them is taken up again.
 *
 * @param perSecond - The limit, in calls a second
 */
export function createAdaptiveRate(perSecond: number): AdaptiveRate {
  let limit = perSecond;
  let base = limit;
  let cutAt = -Infinity;
  let refusedAt = -Infinity;
  let deafUntil = -Infinity;
  let series: Series | undefined;
  /** The rate before the throttles of late. */
  let before = { rate: limit, at: -Infinity };

  const at = (now: number): number => {
    const sinceCut = now - cutAt;
    const regained = base * (sinceCut / DOUBLING_MS) ** 2 + limit * (sinceCut / RECOVERY_MS) ** 2;
    return Math.min(limit, base + regained);
  };

  const join = ({ now, admittedBefore }: Refusal): Series => {
    const isOver = now - refusedAt > PEACE_MS || admittedBefore > PEACE_CALLS;
    if (series === undefined || isOver) {
      series = { startedAt: now, refused: 0, admitted: 0 };
      const isForgotten = now - before.at > MEMORY_MS || before.rate < at(now);
      if (isForgotten) before = { rate: at(now), at: now };
    }
    series.refused += 1;
    series.admitted += admittedBefore;
    refusedAt = now;
    return series;
  };

  /** Ends a series that giving way did not end: either that was futile, or it has to go further. */
  const judge = ({ refused, admitted }: Series, now: number): void => {
    series = undefined;
    if (refused / (refused + admitted) > UNRELATED) {
      before = { rate: at(now), at: now };
    } else {
      base = before.rate;
      deafUntil = now + DEAF_MS;
    }
  };

  return {
    at,
    limit: () => limit,
    isLowered: (now) => at(now) < limit,
    setLimit(perSecond) {
      limit = perSecond;
      base = limit;
      series = undefined;
      before = { rate: limit, at: -Infinity };
    },
    giveWay(refusal) {
      const { leftAt, now, admittedPerSecond } = refusal;
      const current = join(refusal);
      if (leftAt < cutAt || now < deafUntil) return false;
      if (now - current.startedAt > FUTILE_MS) judge(current, now);
      else {
        const seen = Math.min(at(now), admittedPerSecond) * GIVE_WAY;
        base = Math.max(before.rate * LEAST, seen);
      }
      cutAt = now;
      return true;
    },
  };
}
