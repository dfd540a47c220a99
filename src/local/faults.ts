import { parseDuration } from '../domain/duration.ts';

/** A disturbance of calls, as written in a fault file or sent to `/_local/faults`. */
export interface Fault {
  /** AWS's operation name, or `*` for every operation. */
  readonly operation: string;
  /** `throttle`, `error:NAME`, `error:NAME:text`, `reset`, `hang`, `lostReply` or `delay:200ms`. */
  readonly fault: string;
  /** Share of the calls that are hit, 0 to 1. Without `rate` and `calls` every call is hit. */
  readonly rate?: number | undefined;
  /** Which calls are hit: 1 is the first since the faults were set; with `*` all operations count together. */
  readonly calls?: readonly number[] | undefined;
  /** Seconds for a `Retry-After` header on the answer. */
  readonly retryAfter?: number | undefined;
}

/** What comes in place of the ordinary answer; `lostReply` lets the call take effect first. */
type FaultOutcome =
  | { readonly kind: 'throttle' | 'reset' | 'hang' | 'lostReply' }
  | { readonly kind: 'error'; readonly name: string; readonly text: string | undefined };

/** What faults do to one call. */
export interface Disturbance {
  readonly delayMs: number;
  readonly outcome?: FaultOutcome | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

const PLAIN = /^(?:throttle|reset|hang|lostReply)$/;
const ERROR = /^error:([A-Za-z][\w.]*)(?::(.+))?$/s;
const DELAY = /^delay:(.+)$/;

/**
 * Reads the `fault` of a {@link Fault}.
 *
 * @returns `undefined` where the text names no fault
 */
export function parseDisturbance(text: string): Disturbance | undefined {
  if (PLAIN.test(text)) {
    return { delayMs: 0, outcome: { kind: text as 'throttle' | 'reset' | 'hang' | 'lostReply' } };
  }
  const [, name, message] = ERROR.exec(text) ?? [];
  if (name !== undefined) return { delayMs: 0, outcome: { kind: 'error', name, text: message } };
  const delayMs = parseDuration(DELAY.exec(text)?.[1] ?? '');
  return delayMs === undefined ? undefined : { delayMs };
}

interface ActiveFault {
  readonly fault: Fault;
  readonly disturbance: Disturbance;
  calls: number;
}

/** Decides for each call which faults hit it. */
export class FaultPlan {
  readonly #random: () => number;
  #active: readonly ActiveFault[] = [];

  /**
   * @param faults - What disturbs from the start
   * @param random - Draws from 0 to below 1, for `rate`
   */
  constructor(faults: readonly Fault[], random: () => number) {
    this.#random = random;
    this.replace(faults);
  }

  /** Replaces every fault; counting starts again at 1. */
  replace(faults: readonly Fault[]): void {
    this.#active = faults.map((fault) => ({ fault, disturbance: toDisturbance(fault), calls: 0 }));
  }

  /** Counts a call and tells what happens to it: all delays add up, the first other fault decides. */
  take(operation: string): Disturbance {
    const hits = this.#active.filter((active) => this.#hits(active, operation));
    const deciding = hits.find(({ disturbance }) => disturbance.outcome !== undefined);
    return {
      delayMs: hits.reduce((sum, { disturbance }) => sum + disturbance.delayMs, 0),
      outcome: deciding?.disturbance.outcome,
      retryAfterSeconds: deciding?.fault.retryAfter,
    };
  }

  #hits(active: ActiveFault, operation: string): boolean {
    const { fault } = active;
    if (fault.operation !== '*' && fault.operation !== operation) return false;
    active.calls += 1;
    if (fault.calls !== undefined) return fault.calls.includes(active.calls);
    return fault.rate === undefined || this.#random() < fault.rate;
  }
}

function toDisturbance({ fault }: Fault): Disturbance {
  const disturbance = parseDisturbance(fault);
  if (disturbance === undefined) throw new Error(`Expected a fault, got \`${fault}\``);
  return disturbance;
}
