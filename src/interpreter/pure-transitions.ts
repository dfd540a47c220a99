import { createActor } from 'xstate';
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';

/** The part of XState's executable actions that effects are made from. */
export interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/** Where a machine stands after an event, and what it asks for. */
export type Step = readonly [AnyMachineSnapshot, readonly Action[]];

/** The pure transitions of one machine. */
export interface PureTransitions {
  readonly initial: (input: unknown) => Step;
  readonly next: (snapshot: AnyMachineSnapshot, event: { readonly type: string }) => Step;
}

/**
 * Makes the pure transitions of a machine. They are XState's `initialTransition` and `transition`, but for the inert actor:
 * those make one for every event, and with it a whole initial state that nobody asks for. Here one serves the machine, which
 * takes less than half of the time (`docs/performance.md`).
 */
export function createPureTransitions(machine: AnyStateMachine): PureTransitions {
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
  const record = (step: (scope: AnyActorScope) => AnyMachineSnapshot): Step => {
    const actions: Action[] = [];
    return [step({ ...inert, actionExecutor: (action) => actions.push(action) }), actions];
  };
  return {
    initial: (input) => record((scope) => machine.getInitialSnapshot(scope, input)),
    next: (snapshot, event) => record((scope) => machine.transition(snapshot, event, scope)),
  };
}
