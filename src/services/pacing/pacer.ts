import type { Departure } from './departures.ts';
import { Pace } from './pace.ts';
import { TurnQueue } from './turn-queue.ts';

/** Hands out turns at a rate that gives way to throttles. */
export interface Pacer {
  /** Waits for a turn; rejects with the signal's reason once it is aborted. */
  take(options: { readonly begun: boolean; readonly signal: AbortSignal }): Promise<Turn>;
  /** Takes another limit, in calls a second. */
  setLimit(perSecond: number): void;
}

/** A call's turn. */
export interface Turn {
  /** The request leaves now, later than the turn came. */
  leave(): void;
  /** The request was answered; a throttle lowers the rate. */
  settle(answer: 'admitted' | 'throttled'): void;
}

/** What is told of a pacer's rate, in calls a second. */
export interface RateChange {
  readonly type: 'lowered' | 'recovered';
  readonly rate: number;
  readonly limit: number;
}

/** How a pacer keeps its quota, and whom it tells. */
export interface PacerOptions {
  /** Which part of the quota the limit is. @defaultValue `1` */
  readonly share?: number;
  /** Hears when the rate gives way to a throttle, and when the whole limit is used again. */
  readonly onRate?: (change: RateChange) => void;
  /** Called once, when the first call asks for a turn. */
  readonly onFirstUse?: () => void;
}

/**
 * Makes the keeper of one quota category. Turns come evenly spaced, first to rows that were begun before, then to new
 * ones, each in order of arrival; one turn in seventeen goes to a new row in any case, so that none starves.
 *
 * @param perSecond - The limit, in calls a second
 * @example
 * ```ts
 * import { createPacer } from 'cognito-onboard';
 *
 * const pacer = createPacer(40); // one turn every 25 ms
 * const turn = await pacer.take({ begun: true, signal: new AbortController().signal });
 * turn.settle('admitted');
 * ```
 */
export function createPacer(perSecond: number, options: PacerOptions = {}): Pacer {
  return new PaceKeeper(perSecond, options);
}

class PaceKeeper implements Pacer {
  readonly #pace: Pace;
  readonly #queue = new TurnQueue<Departure>();
  readonly #options: PacerOptions;
  #timer: NodeJS.Timeout | undefined;
  #isUsed = false;
  #isLowered = false;

  constructor(perSecond: number, options: PacerOptions) {
    this.#pace = new Pace(perSecond, options.share);
    this.#options = options;
  }

  async take({ begun, signal }: Parameters<Pacer['take']>[0]): Promise<Turn> {
    signal.throwIfAborted();
    if (!this.#isUsed) this.#options.onFirstUse?.();
    this.#isUsed = true;
    const turn = this.#queue.join(begun, signal);
    if (this.#timer === undefined) {
      this.#pace.wake(performance.now());
      this.#grantTurns();
    }
    return this.#toTurn(await turn.finally(() => this.#rest()));
  }

  setLimit(perSecond: number): void {
    this.#pace.rate.limit = perSecond;
    this.#isLowered = false;
    if (this.#timer !== undefined) this.#grantTurns();
  }

  #toTurn(departure: Departure): Turn {
    return {
      leave: () => void (departure.leftAt = performance.now()),
      settle: (answer) => this.#settle(departure, answer === 'throttled'),
    };
  }

  #settle(departure: Departure, isRefused: boolean): void {
    const now = performance.now();
    const isLowered = this.#pace.settle(departure, { now, isRefused });
    if (isLowered) this.#tell('lowered', now);
    // An answer tells when its call had arrived at the latest.
    if (this.#timer !== undefined) this.#grantTurns();
  }

  #grantTurns(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#queue.size > 0) {
      const now = performance.now();
      const dueAt = this.#pace.dueAt(now);
      if (dueAt > now) {
        // A timer drops fractions of a millisecond, and would fire too early.
        this.#timer = setTimeout(() => this.#grantTurns(), Math.ceil(dueAt - now));
        return;
      }
      this.#queue.grant(this.#pace.depart(now));
      if (this.#isLowered && this.#pace.rate.at(now) === this.#pace.rate.limit) {
        this.#tell('recovered', now);
      }
    }
  }

  /** Leaves no timer behind where nobody waits. */
  #rest(): void {
    if (this.#queue.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell(type: RateChange['type'], now: number): void {
    this.#isLowered = type === 'lowered';
    const { rate } = this.#pace;
    this.#options.onRate?.({ type, rate: rate.at(now), limit: rate.limit });
  }
}
