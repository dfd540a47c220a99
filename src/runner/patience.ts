interface PatienceOptions {
  readonly now: () => number;
  /** How long to stay when only confirmations are awaited, in milliseconds. */
  readonly waitMs: number;
}

/** How long a run stays that only waits. */
export interface Patience {
  /** Waits, from now on if not before; tells whether it was long enough. */
  readonly isOver: () => boolean;
  /** Something happened: waiting begins anew. */
  readonly restart: () => undefined;
  /** When it is over, in milliseconds since the epoch; `Infinity` where nothing is waited for. */
  readonly endsAt: () => number;
}

/** Makes the patience of a run. */
export function createPatience({ now, waitMs }: PatienceOptions): Patience {
  let waitingSince: number | undefined;
  return {
    isOver() {
      waitingSince ??= now();
      return now() - waitingSince >= waitMs;
    },
    restart: () => (waitingSince = undefined),
    endsAt: () => (waitingSince ?? Infinity) + waitMs,
  };
}
