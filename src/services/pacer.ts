/** Hands out turns at a fixed rate. */
export interface Pacer {
  /** Waits for a turn; rejects with the signal's reason once it is aborted. */
  take(options: { readonly begun: boolean; readonly signal: AbortSignal }): Promise<void>;
}

/** Time that a late timer may make up for, in milliseconds; longer, and turns would come in bursts. */
const MAX_CATCH_UP_MS = 20;

/**
 * Makes the keeper of one quota category. Turns come evenly spaced, first to rows that were begun before, then to new
 * ones, each in order of arrival.
 *
 * @param perSecond - Turns a second
 * @example
 * ```ts
 * import { createPacer } from 'cognito-onboard';
 *
 * const pacer = createPacer(40); // one turn every 25 ms
 * await pacer.take({ begun: true, signal: new AbortController().signal });
 * ```
 */
export function createPacer(perSecond: number): Pacer {
  const intervalMs = 1000 / perSecond;
  const queues = { begun: new Set<() => void>(), fresh: new Set<() => void>() };
  let nextTurnAt = 0;
  let timer: NodeJS.Timeout | undefined;

  const grantTurns = (): void => {
    timer = undefined;
    const now = performance.now();
    for (const queue of [queues.begun, queues.fresh]) {
      for (const grant of queue) {
        if (nextTurnAt > now) {
          // A timer drops fractions of a millisecond, and would fire too early.
          timer = setTimeout(grantTurns, Math.ceil(nextTurnAt - now));
          return;
        }
        nextTurnAt = Math.max(nextTurnAt, now - MAX_CATCH_UP_MS) + intervalMs;
        queue.delete(grant);
        grant();
      }
    }
  };

  const stopWhenIdle = (): void => {
    if (queues.begun.size + queues.fresh.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };

  return {
    async take({ begun, signal }) {
      signal.throwIfAborted();
      const turn = joinQueue(begun ? queues.begun : queues.fresh, signal);
      if (timer === undefined) {
        nextTurnAt = Math.max(nextTurnAt, performance.now());
        grantTurns();
      }
      await turn.finally(stopWhenIdle);
    },
  };
}

function joinQueue(queue: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      queue.delete(grant);
      reject(signal.reason as Error);
    };
    const grant = (): void => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    };
    queue.add(grant);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
