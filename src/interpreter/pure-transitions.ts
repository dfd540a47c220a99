import { createActor } from 'xstate';
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine, StateValue } from 'xstate';
import { toLeanMachine } from './lean-assign.ts';

/** The part of XState's executable actions that effects are made from. */
export interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/** Where a machine stands after an event, and what it asks for. */
export type Step = readonly [AnyMachineSnapshot, readonly Action[]];

/** Where a life stands. */
interface Place {
  readonly value: unknown;
  readonly context: unknown;
}

/** The pure transitions of one machine. */
export interface PureTransitions {
  readonly initial: (input: unknown) => Step;
  readonly next: (place: Place, event: { readonly type: string }) => Step;
}

/**
 * Makes the pure transitions of a machine. They are XState's `initialTransition` and `transition` without what nobody asks
 * for here: those make an actor, and with it a whole initial state, for every event, and compute state anew after every
 * assignment. What it saves stands in `docs/performance.md`; a test holds both against each other.
 */
export function createPureTransitions(original: AnyStateMachine): PureTransitions {
  const machine = toLeanMachine(original);
  const self = createActor(machine);
  const inert: Omit<AnyActorScope, 'actionExecutor'> = {
    self,
    system: self.system,
    id: self.id,
    sessionId: self.sessionId,
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
  };
  const restore = createRestore(machine);
  const record = (step: (scope: AnyActorScope) => AnyMachineSnapshot): Step => {
    const actions: Action[] = [];
    return [step({ ...inert, actionExecutor: (action) => actions.push(action) }), actions];
  };
  return {
    initial: (input) => record((scope) => machine.getInitialSnapshot(scope, input)),
    next: (place, event) => record((scope) => machine.transition(restore(place), event, scope)),
  };
}

/** Makes snapshots of lives: of each state, XState resolves the first, and the others differ in their context only. */
function createRestore(machine: AnyStateMachine): (place: Place) => AnyMachineSnapshot {
  const resolved = new Map<string, AnyMachineSnapshot>();
  return ({ value, context }) => {
    const state = JSON.stringify(value);
    const known =
      resolved.get(state) ?? machine.resolveState({ value: value as StateValue, context });
    resolved.set(state, known);
    return { ...known, context };
  };
}
