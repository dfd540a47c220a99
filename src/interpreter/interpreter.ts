import type { AnyStateMachine, EventFromLogic, InputFrom } from 'xstate';
import type { ServiceFailure } from '../domain/failure.ts';
import type { Call, Life, Timer } from '../domain/life.ts';
import { createPureTransitions } from './pure-transitions.ts';
import type { Action, Step } from './pure-transitions.ts';

/** What a host must carry out after a transition. */
export type Effect =
  | { readonly type: 'invoke'; readonly call: Call }
  | { readonly type: 'stop'; readonly call: Call }
  | { readonly type: 'setTimer'; readonly timer: Timer }
  | { readonly type: 'cancelTimer'; readonly timer: Timer };

/** A life and what to do to bring the world in line with it. */
export interface Transition {
  readonly life: Life;
  readonly effects: readonly Effect[];
}

/** How a call ended. */
export type Reply = { readonly output: unknown } | { readonly failure: ServiceFailure };

/** The pure core that every host shares: (machine, life, event) → (life', effects). */
export interface Interpreter<Machine extends AnyStateMachine> {
  /**
   * Begins a life. `now` is milliseconds since the epoch, here and below; the revisions of a further life go on after
   * those of the one `before` it.
   */
  begin(input: InputFrom<Machine>, now: number, before?: Life | null): Transition;
  /** Tells a row an event from outside, with the time as its `at`; a life that is done stays as it is. */
  send(life: Life, event: EventFromLogic<Machine>, now: number): Transition;
  /** Tells a row the reply to `call`; `null` where the row no longer waits for it. */
  reply(
    life: Life,
    reply: { readonly call: Call; readonly with: Reply },
    now: number,
  ): Transition | null;
  /** Fires `timer`; `null` where the row no longer has it. */
  fire(life: Life, timer: Timer, now: number): Transition | null;
}

/**
 * Turns XState's pure transitions into effects that a host carries out: calls, and timers that survive a restart.
 *
 * @param machine - A machine whose actors are invoked one at a time and whose actions only assign
 * @throws Error where the machine asks for an effect that no host knows
 * @example
 * ```ts
 * import { createInterpreter, onboardingMachine } from 'cognito-onboard';
 *
 * typeof createInterpreter(onboardingMachine).begin; // => 'function'
 * ```
 */
export function createInterpreter<Machine extends AnyStateMachine>(
  machine: Machine,
): Interpreter<Machine> {
  const anyMachine: AnyStateMachine = machine;
  const transitions = createPureTransitions(anyMachine);
  const advance = (life: Life, event: { readonly type: string }, now: number): Transition =>
    toTransition(transitions.next(life, event), life, now);

  return {
    begin: (input, now, before) =>
      toTransition(transitions.initial(input), { ...UNBORN, revision: before?.revision ?? 0 }, now),
    // XState's pure transition would lead even a final state on.
    send: (life, event, now) =>
      life.status === 'done' ? { life, effects: [] } : advance(life, { ...event, at: now }, now),
    reply: (life, { call, with: reply }, now) =>
      life.call?.revision === call.revision
        ? advance({ ...life, call: null }, toReplyEvent(call, reply, now), now)
        : null,
    fire: (life, timer, now) =>
      life.timers.some((standing) => isSameTimer(standing, timer))
        ? advance(
            { ...life, timers: life.timers.filter((other) => !isSameTimer(other, timer)) },
            timer.event,
            now,
          )
        : null,
  };
}

const UNBORN: Life = {
  value: null,
  context: null,
  status: 'active',
  tags: [],
  revision: 0,
  call: null,
  timers: [],
};

/** The events that XState itself would send for an invoked actor; the host adds the time, `at`. */
function toReplyEvent({ id }: Call, reply: Reply, at: number) {
  return 'failure' in reply
    ? { type: `xstate.error.actor.${id}`, error: { failure: reply.failure }, actorId: id, at }
    : { type: `xstate.done.actor.${id}`, output: reply.output, actorId: id, at };
}

function isSameTimer(one: Timer, other: Timer): boolean {
  return one.id === other.id && one.token === other.token;
}

interface Draft {
  readonly revision: number;
  readonly now: number;
  readonly effects: Effect[];
  call: Call | null;
  timers: readonly Timer[];
}

function toTransition([snapshot, actions]: Step, before: Life, now: number): Transition {
  const { call, timers } = before;
  const draft: Draft = { revision: before.revision + 1, now, effects: [], call, timers };
  for (const action of actions) applyAction(draft, action);
  return {
    life: {
      value: snapshot.value,
      context: snapshot.context,
      status: snapshot.status === 'done' ? 'done' : 'active',
      tags: [...snapshot.tags],
      revision: draft.revision,
      call: draft.call,
      timers: snapshot.status === 'done' ? [] : draft.timers,
    },
    effects: draft.effects,
  };
}

function applyAction(draft: Draft, { type, params }: Action): void {
  switch (type) {
    case 'xstate.spawnChild':
      return startCall(draft, params as Omit<Call, 'revision'>);
    case 'xstate.stopChild':
      return stopCall(draft);
    case 'xstate.raise':
      return setTimer(draft, params as TimerParams);
    case 'xstate.cancel':
      return cancelTimer(draft, (params as { readonly sendId: string }).sendId);
    default:
      throw new Error(
        `Expected the chart to ask only for calls and timers, got the action \`${type}\`: name it as an assign or invoke a service`,
      );
  }
}

interface TimerParams {
  readonly id: string;
  readonly delay: number;
  readonly event: { readonly type: string };
}

function startCall(draft: Draft, { id, src, input }: Omit<Call, 'revision'>): void {
  draft.call = { id, src, input, revision: draft.revision };
  draft.effects.push({ type: 'invoke', call: draft.call });
}

/** A row waits for one call at a time, so there is only one to stop; after its reply there is none. */
function stopCall(draft: Draft): void {
  if (draft.call === null) return;
  draft.effects.push({ type: 'stop', call: draft.call });
  draft.call = null;
}

function setTimer(draft: Draft, { id, delay, event }: TimerParams): void {
  const timer = { id, token: draft.revision, dueAt: draft.now + delay, event };
  draft.timers = [...draft.timers, timer];
  draft.effects.push({ type: 'setTimer', timer });
}

function cancelTimer(draft: Draft, id: string): void {
  for (const timer of draft.timers.filter((standing) => standing.id === id)) {
    draft.effects.push({ type: 'cancelTimer', timer });
  }
  draft.timers = draft.timers.filter((standing) => standing.id !== id);
}
