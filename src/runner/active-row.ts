import { BEGIN } from '../domain/life.ts';
import type { Call, Life } from '../domain/life.ts';
import type { LifecycleState } from '../domain/lifecycle.ts';
import type { OnboardingPolicy } from '../domain/policy.ts';
import type { Secrets } from '../domain/secrets.ts';
import type { Effect, Interpreter, Transition } from '../interpreter/interpreter.ts';
import type { OnboardingEvent, onboardingMachine } from '../machines/onboarding.ts';
import type { CallContext, CallTable } from '../services/calls.ts';
import type { RowUpdate, StoredRow } from '../store/store.ts';
import { performCall } from './perform-call.ts';
import type { CallOutcome } from './perform-call.ts';
import { CALL_DONE, CALL_FAILED, toRowUpdate, toWakeAt } from './row-update.ts';
import type { Cause } from './row-update.ts';

/** The interpreter of the chart. */
type ChartInterpreter = Interpreter<typeof onboardingMachine>;

/** A transition to write down. */
export interface Move {
  readonly row: StoredRow;
  readonly from: LifecycleState;
  readonly update: RowUpdate;
}

/** What a row in memory works with and whom it tells. */
export interface RowHost {
  readonly interpreter: ChartInterpreter;
  readonly calls: CallTable;
  /** What the configuration says now; rows that were held go on by it. */
  readonly policy: OnboardingPolicy;
  readonly now: () => number;
  readonly save: (move: Move) => void;
  readonly markStarted: (key: string, isStarted: boolean) => Promise<void>;
  /** Whether no new call may begin. */
  readonly isDraining: () => boolean;
  /** Called when the row leaves memory, with the time at which it wants attention again, if at any. */
  readonly onRetired: (key: string, wakeAt: number | null) => void;
  /** Called with what stops the whole run, such as a full disk. */
  readonly onBroken: (error: unknown) => void;
}

/** A row whose life has begun. */
export type BegunRow = StoredRow & { readonly life: Life };

/** A row that waits for longer than this is parked in the store; in milliseconds. */
const PARK_AFTER_MS = 2000;

/** A row in memory, on its way from call to call. */
export class ActiveRow {
  readonly #stored: StoredRow;
  readonly #host: RowHost;
  #secrets: Secrets;
  #state: LifecycleState;
  #life: Life;
  #pending: { readonly call: Call } | null = null;
  /** Serve one call after another, until one is broken off: to make them anew for each would be dear. */
  #request = new AbortController();
  #turn = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(row: BegunRow, secrets: Secrets, host: RowHost) {
    this.#stored = row;
    this.#secrets = secrets;
    this.#host = host;
    this.#state = row.state;
    this.#life = row.life;
  }

  /** Takes the first step of a new life, along with secrets that were made for it. */
  begin(first: Transition, at: number, secrets: Secrets = {}): void {
    this.#advance(first, { at, event: BEGIN, secrets });
  }

  /** Carries on with a row that wants attention: a call that never left is made as if nothing had happened. */
  resume(): void {
    const { call, tags } = this.#life;
    if (tags.includes('held') || (call !== null && this.#stored.started)) {
      this.tell({ type: 'resume', policy: this.#host.policy });
    } else {
      if (call !== null && !this.#host.isDraining()) this.#call(call);
      this.#settle();
    }
  }

  /** Tells the row an event from outside, along with secrets that came with it. */
  tell(event: OnboardingEvent, secrets: Secrets = {}): void {
    const at = this.#host.now();
    const next = this.#host.interpreter.send(this.#life, event, at);
    this.#advance(next, { at, event: event.type, secrets });
  }

  /** Gives up a call that waits for its turn; one that has left is awaited. */
  drain(): void {
    if (this.#pending === null) this.#retire();
    else this.#turn.abort();
  }

  /** Breaks off a call, whether it has left or not. */
  abort(): void {
    if (this.#pending === null) return;
    this.#turn.abort();
    this.#request.abort();
    this.#turn = new AbortController();
    this.#request = new AbortController();
  }

  #advance({ life, effects }: Transition, cause: Cause): void {
    const update = toRowUpdate(this.#stored.key, life, cause);
    this.#host.save({ row: this.#stored, from: this.#state, update });
    this.#life = life;
    this.#state = update.state;
    this.#secrets = { ...this.#secrets, ...cause.secrets };
    for (const effect of effects) this.#carryOut(effect);
    this.#settle();
  }

  /** Timers need nothing: they stand in the life, and the row is woken at the soonest. */
  #carryOut(effect: Effect): void {
    if (effect.type === 'stop') {
      this.abort();
      this.#pending = null;
    }
    if (effect.type === 'invoke' && !this.#host.isDraining()) this.#call(effect.call);
  }

  #call(call: Call): void {
    const pending = { call };
    this.#pending = pending;
    performCall(call, this.#host.calls, this.#toCallContext(call)).then(
      (outcome) => this.#hear(pending, outcome),
      this.#host.onBroken,
    );
  }

  #toCallContext({ revision }: Call): CallContext {
    const { key } = this.#stored;
    return {
      signal: this.#request.signal,
      turnSignal: this.#turn.signal,
      secrets: this.#secrets,
      begun: revision > 1,
      ...(this.#life.tags.includes('once') && {
        starting: () => this.#host.markStarted(key, true),
        withdrawn: () => this.#host.markStarted(key, false),
      }),
    };
  }

  #hear(answered: { readonly call: Call }, outcome: CallOutcome): void {
    if (this.#pending !== answered) return;
    this.#pending = null;
    if (outcome.type === 'aborted') return this.#retire();
    const at = this.#host.now();
    const { call } = answered;
    const next = this.#host.interpreter.reply(this.#life, { call, with: outcome.reply }, at);
    if (next === null) return this.#retire();
    const event = `${call.src}${'failure' in outcome.reply ? CALL_FAILED : CALL_DONE}`;
    this.#advance(next, { at, event, secrets: outcome.secrets ?? {} });
  }

  /** Stays in memory while a call is under way or a timer soon due; otherwise the store keeps the row. */
  #settle(): void {
    clearTimeout(this.#timer);
    const { status, timers } = this.#life;
    const waitMs = Math.max(0, Math.min(...timers.map(({ dueAt }) => dueAt)) - this.#host.now());
    const staysIdle = status === 'active' && !this.#host.isDraining() && waitMs <= PARK_AFTER_MS;
    // A deadline waits for the answer to a call: it may be the confirmation itself.
    if (this.#pending !== null) return;
    if (!staysIdle) return this.#retire();
    this.#timer = setTimeout(() => this.#fire(), waitMs);
  }

  #fire(): void {
    const at = this.#host.now();
    const due = this.#life.timers.find(({ dueAt }) => dueAt <= at);
    const next = due === undefined ? null : this.#host.interpreter.fire(this.#life, due, at);
    if (next === null || due === undefined) return this.#settle();
    this.#advance(next, { at, event: due.event.type });
  }

  #retire(): void {
    clearTimeout(this.#timer);
    this.#host.onRetired(this.#stored.key, toWakeAt(this.#life));
  }
}
