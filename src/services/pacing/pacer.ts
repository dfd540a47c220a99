import { createPace } from './pace.ts';
import type { Departure, Pace } from './pace.ts';

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
  readonly leave: () => void;
  /** The request was answered; a throttle lowers the rate. */
  readonly settle: (answer: 'admitted' | 'throttled') => void;
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

/** So many turns in succession go to rows that were begun before, while a new one waits. */
const BEGUN_IN_SUCCESSION = 16;

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
export function createPacer(
  perSecond: number,
  { share = 1, onRate, onFirstUse = () => {} }: PacerOptions = {},
): Pacer {
  const pace = createPace(perSecond, share);
  const report = createRateReport(pace, onRate);
  const queue = createQueue();
  let timer: NodeJS.Timeout | undefined;
  let isUsed = false;

  const grantTurns = (): void => {
    clearTimeout(timer);
    timer = undefined;
    while (queue.size() > 0) {
      const now = performance.now();
      const dueAt = pace.dueAt(now);
      if (dueAt > now) {
        // A timer drops fractions of a millisecond, and would fire too early.
        timer = setTimeout(grantTurns, Math.ceil(dueAt - now));
        return;
      }
      queue.grant(pace.depart(now));
      report.check(now);
    }
  };

  const toTurn = (departure: Departure): Turn => ({
    leave: () => void (departure.leftAt = performance.now()),
    settle(answer) {
      const now = performance.now();
      const isLowered = pace.settle(departure, { now, isRefused: answer === 'throttled' });
      if (isLowered) report.lowered(now);
      // An answer tells when its call had arrived at the latest.
      if (timer !== undefined) grantTurns();
    },
  });

  return {
    async take({ begun, signal }) {
      signal.throwIfAborted();
      if (!isUsed) onFirstUse();
      isUsed = true;
      const turn = queue.join(begun, signal);
      if (timer === undefined) {
        pace.wake(performance.now());
        grantTurns();
      }
      const departure = await turn.finally(() => {
        if (queue.size() > 0) return;
        clearTimeout(timer);
        timer = undefined;
      });
      return toTurn(departure);
    },
    setLimit(perSecond) {
      pace.rate.setLimit(perSecond);
      if (queue.size() > 0) grantTurns();
    },
  };
}

/** Tells once that the rate is at the limit again. */
function createRateReport({ rate }: Pace, onRate: PacerOptions['onRate']) {
  let wasLowered = false;
  const tell = (type: RateChange['type'], now: number): void =>
    onRate?.({ type, rate: rate.at(now), limit: rate.limit() });
  return {
    lowered(now: number): void {
      wasLowered = true;
      tell('lowered', now);
    },
    check(now: number): void {
      if (!wasLowered || rate.isLowered(now)) return;
      wasLowered = false;
      tell('recovered', now);
    },
  };
}

type Grant = (departure: Departure) => void;

function createQueue() {
  const queues = { begun: new Set<Grant>(), fresh: new Set<Grant>() };
  let begunInSuccession = 0;
  const isFreshNext = (): boolean =>
    queues.begun.size === 0 || (queues.fresh.size > 0 && begunInSuccession >= BEGUN_IN_SUCCESSION);
  return {
    size: () => queues.begun.size + queues.fresh.size,
    join: (begun: boolean, signal: AbortSignal) =>
      joinQueue(begun ? queues.begun : queues.fresh, signal),
    grant(departure: Departure): void {
      const isFresh = isFreshNext();
      begunInSuccession = isFresh || queues.fresh.size === 0 ? 0 : begunInSuccession + 1;
      const queue = isFresh ? queues.fresh : queues.begun;
      for (const grant of queue) {
        queue.delete(grant);
        return grant(departure);
      }
    },
  };
}

function joinQueue(queue: Set<Grant>, signal: AbortSignal): Promise<Departure> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      queue.delete(grant);
      reject(signal.reason as Error);
    };
    const grant = (departure: Departure): void => {
      signal.removeEventListener('abort', giveUp);
      resolve(departure);
    };
    queue.add(grant);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
