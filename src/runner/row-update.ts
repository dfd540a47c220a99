import type { Secrets } from '../domain/secrets.ts';
import { LIFECYCLE_STATES } from '../domain/lifecycle.ts';
import type { LifecycleState } from '../domain/lifecycle.ts';
import type { Life } from '../domain/life.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { OnboardingContext } from '../machines/onboarding.ts';
import type { Pin, RowPhase, RowUpdate } from '../store/store.ts';

/** What brought a life to where it stands. */
export interface Cause {
  readonly at: number;
  readonly event: string;
  /** New secrets that came with it. */
  readonly secrets?: Secrets;
}

/** Ends the name of the event of a call that was answered. */
export const CALL_DONE = '.done';

/** Ends the name of the event of a call that failed. */
export const CALL_FAILED = '.failed';

/** Makes the record of a transition: where the row stands now, and when it wants attention. */
export function toRowUpdate(
  key: string,
  life: Life,
  { at, event, secrets = {} }: Cause,
): RowUpdate {
  const state = toLifecycleState(life);
  const context = toContext(life);
  const outcome = toOutcome(state);
  return {
    key,
    at,
    event,
    life,
    phase: toPhase(life),
    state,
    outcome,
    failure: context.failure,
    wakeAt: toWakeAt(life),
    secrets,
    forgetsSecrets: outcome === 'provisioned' || outcome === 'skipped',
    pins: toPins(context),
  };
}

/** Reads the chart's context from a life. */
export function toContext(life: Life): OnboardingContext {
  return life.context as OnboardingContext;
}

/** Reads the root state of the chart from a life. */
function toLifecycleState({ value }: Life): LifecycleState {
  const name = typeof value === 'string' ? value : Object.keys(value as object)[0];
  const state = LIFECYCLE_STATES.find((known) => known === name);
  if (state === undefined)
    throw new Error(`Expected a root state of the chart, got ${String(name)}`);
  return state;
}

/** 0 while a call is under way, so that a restart carries on with it; else the next timer, if there is one. */
export function toWakeAt({ status, call, timers }: Life): number | null {
  if (status === 'done') return null;
  if (call !== null) return 0;
  return timers.length === 0 ? null : Math.min(...timers.map(({ dueAt }) => dueAt));
}

function toPhase({ status, tags }: Life): RowPhase {
  if (status === 'done') return 'ended';
  if (tags.includes('held')) return 'held';
  return tags.includes('awaitingConfirmation') ? 'awaiting' : 'busy';
}

function toOutcome(state: LifecycleState): Outcome {
  return OUTCOMES.find((outcome) => outcome === state) ?? 'pending';
}

/** A sign-up whose answer was lost may have made a user, too. */
function toPins({ sub, answerLost, object }: OnboardingContext): readonly Pin[] {
  const pool: readonly Pin[] = sub !== null || answerLost ? ['pool'] : [];
  return object === null ? pool : [...pool, 'bucket'];
}
