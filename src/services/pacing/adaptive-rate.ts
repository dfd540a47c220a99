/** A call that was throttled. All times are milliseconds of one clock. */
interface Refusal {
  readonly leftAt: number;
  readonly answeredAt: number;
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
 * How fast calls of one quota may go: at most the limit, and less for a while after a throttle. A throttle lowers the rate
 * at once to what the quota was seen to admit, whoever else draws on it and whatever its limit really is; from then on it
 * rises by the square of the time, slowly at first. It reads no clock: every time is handed in.
 *
 * Only a call that left after the last cut lowers it again: calls in flight tell nothing new. Where a part of the calls is
 * throttled although the rate fell, as by a service that throttles at random, the rate before them is taken up again.
 */
export class AdaptiveRate {
  #limit: number;
  #base: number;
  #cutAt = -Infinity;
  #refusedAt = -Infinity;
  #deafUntil = -Infinity;
  #series: Series | undefined;
  /** The rate before the throttles of late. */
  #before: { readonly rate: number; readonly at: number };

  /** @param limit - In calls a second */
  constructor(limit: number) {
    this.#limit = limit;
    this.#base = limit;
    this.#before = { rate: limit, at: -Infinity };
  }

  get limit(): number {
    return this.#limit;
  }

  /** Takes another limit; what was given way to is forgotten. */
  set limit(perSecond: number) {
    this.#limit = perSecond;
    this.#base = perSecond;
    this.#before = { rate: perSecond, at: -Infinity };
    this.#series = undefined;
  }

  /** Calls a second that are permitted at `now`. */
  at(now: number): number {
    const sinceCut = now - this.#cutAt;
    const doubled = this.#base * (sinceCut / DOUBLING_MS) ** 2;
    const recovered = this.#limit * (sinceCut / RECOVERY_MS) ** 2;
    return Math.min(this.#limit, this.#base + doubled + recovered);
  }

  /** Gives way to a throttle; tells whether the rate fell. */
  giveWay(refusal: Refusal): boolean {
    const { leftAt, answeredAt: now, admittedPerSecond } = refusal;
    const series = this.#join(refusal);
    if (leftAt < this.#cutAt || now < this.#deafUntil) return false;
    const before = this.at(now);
    if (now - series.startedAt > FUTILE_MS) this.#judge(series, now);
    else {
      const seen = Math.min(this.at(now), admittedPerSecond) * GIVE_WAY;
      this.#base = Math.max(this.#before.rate * LEAST, seen);
    }
    this.#cutAt = now;
    return this.at(now) < before;
  }

  #join({ answeredAt: now, admittedBefore }: Refusal): Series {
    const isOver = now - this.#refusedAt > PEACE_MS || admittedBefore > PEACE_CALLS;
    if (isOver || this.#series === undefined) {
      this.#series = { startedAt: now, refused: 0, admitted: 0 };
      const { rate, at } = this.#before;
      if (now - at > MEMORY_MS || rate < this.at(now)) this.#remember(now);
    }
    this.#series.refused += 1;
    // What was admitted before the series is none of it.
    if (!isOver) this.#series.admitted += admittedBefore;
    this.#refusedAt = now;
    return this.#series;
  }

  #remember(now: number): void {
    this.#before = { rate: this.at(now), at: now };
  }

  /** Ends a series that giving way did not end: either that was futile, or it has to go further. */
  #judge({ refused, admitted }: Series, now: number): void {
    this.#series = undefined;
    if (refused / (refused + admitted) > UNRELATED) return this.#remember(now);
    this.#base = this.#before.rate;
    this.#deafUntil = now + DEAF_MS;
  }
}
