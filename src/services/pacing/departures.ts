/** A call that had its turn. All times are milliseconds of one clock. */
export interface Departure {
  leftAt: number;
  /** `undefined` until it is answered. */
  answeredAt: number | undefined;
  isRefused: boolean;
}

/** The time in which AWS counts calls, in milliseconds. */
const SECOND_MS = 1000;

/**
 * A call that was answered late may have arrived late, and AWS counts it then. How much of that is taken for a delay on
 * the way there, in milliseconds: the rest is the service's own time, for which nobody has to wait.
 */
const MAX_DELAY_MS = 50;

/** Calls over which the admitted rate is measured, at least. */
const MEASURED_CALLS = 5;

/** The calls of one quota that left of late: who of them still counts, and how many were admitted. */
export class Departures {
  /** Oldest first. */
  #calls: Departure[] = [];
  #fastestMs = Infinity;

  /** Notes that a call leaves; as many are kept as come into two seconds at so many a second. */
  add(now: number, mostPerSecond: number): Departure {
    const departure = { leftAt: now, answeredAt: undefined, isRefused: false };
    this.#calls.push(departure);
    const kept = 2 * Math.max(MEASURED_CALLS, Math.ceil(mostPerSecond)) + MEASURED_CALLS;
    if (this.#calls.length > 2 * kept) this.#calls = this.#calls.slice(-kept);
    return departure;
  }

  /** Notes an answer. */
  settle(departure: Departure, { now, isRefused }: { now: number; isRefused: boolean }): void {
    departure.answeredAt = now;
    departure.isRefused = isRefused;
    this.#fastestMs = Math.min(this.#fastestMs, now - departure.leftAt);
  }

  /** When another call may leave, so that no second sees more of them leave. */
  freeAt(perSecond: number): number {
    const first = this.#nth(perSecond);
    return first === undefined ? -Infinity : first.leftAt + toWindowMs(perSecond);
  }

  /** When another call may leave, so that no second sees more of them arrive, however late each did. */
  freeOnArrivalAt(perSecond: number): number {
    const first = this.#nth(perSecond);
    if (first === undefined) return -Infinity;
    return first.leftAt + this.#toDelay(first) + toWindowMs(perSecond);
  }

  /**
   * Calls a second that were admitted up to one that left; those in flight count as admitted. Where the first of all calls
   * left less than a second before, it is not over.
   */
  admittedBefore(leftAt: number, perSecond: number): number {
    const windowMs = Math.max(SECOND_MS, (MEASURED_CALLS / perSecond) * SECOND_MS);
    const measured = this.#calls.filter(
      (call) => call.leftAt > leftAt - windowMs && call.leftAt <= leftAt,
    );
    const [oldest] = this.#calls;
    const isWhole = oldest !== undefined && oldest !== measured[0];
    const spanMs = leftAt - (measured[0]?.leftAt ?? leftAt) + SECOND_MS / perSecond;
    const admitted = measured.filter(({ isRefused }) => !isRefused).length;
    return (admitted / (isWhole ? windowMs : spanMs)) * SECOND_MS;
  }

  /** The call that has to be a whole window ago. */
  #nth(perSecond: number): Departure | undefined {
    return this.#calls.at(-toWindowCalls(perSecond));
  }

  /** How much later than others a call may have arrived: as much later as it was answered. */
  #toDelay({ leftAt, answeredAt }: Departure): number {
    if (answeredAt === undefined) return MAX_DELAY_MS;
    return Math.min(MAX_DELAY_MS, answeredAt - leftAt - this.#fastestMs);
  }
}

function toWindowCalls(perSecond: number): number {
  return Math.max(1, Math.ceil(perSecond));
}

/** A second, or as long as whole calls take. */
function toWindowMs(perSecond: number): number {
  return (toWindowCalls(perSecond) / perSecond) * SECOND_MS;
}
