import { AdaptiveRate } from './adaptive-rate.ts';
import { Departures } from './departures.ts';
import type { Departure } from './departures.ts';

/** Time that a late timer may make up for, in milliseconds; longer, and turns would come in bursts. */
const MAX_CATCH_UP_MS = 20;

/**
 * When calls of one quota may leave: evenly spaced at an adaptive rate, never more of them in any sliding second than the
 * rate, and never more than the quota by when each may have arrived. That keeps a batch at the limit without throttles. It
 * reads no clock: every time is handed in, in milliseconds.
 */
export class Pace {
  readonly rate: AdaptiveRate;
  readonly #share: number;
  readonly #departures = new Departures();
  /** When the last call was due. */
  #slotAt = -Infinity;
  #admitted = 0;

  /**
   * @param perSecond - The limit, in calls a second
   * @param share - Which part of the quota that is: what is left of it makes up for calls that arrive late
   */
  constructor(perSecond: number, share = 1) {
    this.rate = new AdaptiveRate(perSecond);
    this.#share = share;
  }

  /** Somebody asks after a time in which nobody did: no turns were saved up. */
  wake(now: number): void {
    this.#slotAt = Math.max(this.#slotAt, now - this.#intervalMs(now));
  }

  /** When the next call may leave, as far as is known at `now`. */
  dueAt(now: number): number {
    const perSecond = this.rate.at(now);
    const freeAt = this.#departures.freeAt(perSecond);
    const freeOnArrivalAt = this.#departures.freeOnArrivalAt(perSecond / this.#share);
    return Math.max(this.#slotAt + this.#intervalMs(now), freeAt, freeOnArrivalAt);
  }

  /** Takes the turn. */
  depart(now: number): Departure {
    this.#slotAt = Math.max(this.#slotAt + this.#intervalMs(now), now - MAX_CATCH_UP_MS);
    return this.#departures.add(now, this.rate.limit / this.#share);
  }

  /** Notes the answer to a call; tells whether it lowered the rate. */
  settle(departure: Departure, answer: { now: number; isRefused: boolean }): boolean {
    this.#departures.settle(departure, answer);
    if (!answer.isRefused) {
      this.#admitted += 1;
      return false;
    }
    const { leftAt } = departure;
    const { now: answeredAt } = answer;
    const admittedPerSecond = this.#departures.admittedBefore(leftAt, this.rate.at(answeredAt));
    const admittedBefore = this.#admitted;
    this.#admitted = 0;
    return this.rate.giveWay({ leftAt, answeredAt, admittedPerSecond, admittedBefore });
  }

  #intervalMs(now: number): number {
    return 1000 / this.rate.at(now);
  }
}
