import type { Departure } from '../../../src/services/pacing/departures.ts';
import { Pace } from '../../../src/services/pacing/pace.ts';

/** Who meters, what comes in between, and who else calls. Times are milliseconds from the start. */
interface WorldOptions {
  /** What the pace takes for the limit, in calls a second. */
  readonly limit: number;
  /** Which part of the quota that is. @defaultValue 1 */
  readonly share?: number;
  /** Calls that the service admits in any second. @defaultValue `limit` */
  readonly realLimit?: (now: number) => number;
  /** Calls a second, evenly spaced, of another program that draws on the same quota. @defaultValue none */
  readonly otherPerSecond?: (now: number) => number;
  /** Probability of a throttle that has nothing to do with the rate. @defaultValue 0 */
  readonly randomThrottles?: number;
  /** How long a call is under way in one direction. @defaultValue always 10 ms */
  readonly transitMs?: (draw: () => number) => number;
  readonly seed?: number;
}

/** What became of the calls of a stretch of time. */
export interface Stretch {
  readonly perSecond: number;
  readonly admittedPerSecond: number;
  /** Throttled calls among all. */
  readonly throttled: number;
}

type Agenda = { at: number; run: (now: number) => void }[];

/** A service with a quota, a way to it that takes time, and a program that calls as fast as its pace permits. */
export class QuotaWorld {
  readonly pace: Pace;
  readonly calls: { readonly departure: Departure; readonly admitted: boolean }[] = [];
  readonly #options: Required<WorldOptions>;
  readonly #agenda: Agenda = [];
  readonly #draw: () => number;
  #admittedAt: number[] = [];

  constructor(options: WorldOptions) {
    this.#options = {
      share: 1,
      realLimit: () => options.limit,
      otherPerSecond: () => 0,
      randomThrottles: 0,
      transitMs: () => 10,
      seed: 1,
      ...options,
    };
    this.#draw = createDraw(this.#options.seed);
    this.pace = new Pace(options.limit, this.#options.share);
    this.pace.wake(0);
    this.#plan(0, (now) => this.#send(now));
    this.#plan(0, (now) => this.#sendOther(now));
  }

  /** Lets time pass. */
  run(untilMs: number): void {
    for (;;) {
      const next = this.#agenda[0];
      if (next === undefined || next.at > untilMs) break;
      this.#agenda.shift();
      next.run(next.at);
    }
  }

  /** Tells of the calls that left between two times. */
  between(fromMs: number, toMs: number): Stretch {
    const calls = this.calls.filter(
      ({ departure }) => departure.leftAt >= fromMs && departure.leftAt < toMs,
    );
    const admitted = calls.filter((call) => call.admitted).length;
    const seconds = (toMs - fromMs) / 1000;
    return {
      perSecond: calls.length / seconds,
      admittedPerSecond: admitted / seconds,
      throttled: (calls.length - admitted) / calls.length,
    };
  }

  #plan(at: number, run: (now: number) => void): void {
    const index = this.#agenda.findIndex((other) => other.at > at);
    this.#agenda.splice(index < 0 ? this.#agenda.length : index, 0, { at, run });
  }

  #send(now: number): void {
    const dueAt = this.pace.dueAt(now);
    // A timer fires in whole milliseconds.
    if (dueAt > now) return this.#plan(Math.ceil(dueAt), (later) => this.#send(later));
    const departure = this.pace.depart(now);
    const [there, back] = [this.#transit(), this.#transit()];
    this.#plan(now + there, (arrivedAt) => {
      const admitted = this.#admits(arrivedAt);
      this.calls.push({ departure, admitted });
      this.#plan(arrivedAt + back, (answeredAt) =>
        this.pace.settle(departure, { now: answeredAt, isRefused: !admitted }),
      );
    });
    this.#send(now);
  }

  #sendOther(now: number): void {
    const perSecond = this.#options.otherPerSecond(now);
    if (perSecond > 0) this.#admits(now);
    this.#plan(now + (perSecond > 0 ? 1000 / perSecond : 100), (later) => this.#sendOther(later));
  }

  #transit(): number {
    return this.#options.transitMs(this.#draw);
  }

  #admits(now: number): boolean {
    if (this.#draw() < this.#options.randomThrottles) return false;
    this.#admittedAt = this.#admittedAt.filter((at) => at > now - 1000);
    if (this.#admittedAt.length >= this.#options.realLimit(now)) return false;
    this.#admittedAt.push(now);
    return true;
  }
}

/** Draws from 0 to below 1, the same for each seed: https://en.wikipedia.org/wiki/Linear_congruential_generator. */
function createDraw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
