import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';

/** XState's `assign`, as far as it is looked into; the version of XState is pinned. */
interface Assign {
  readonly type: 'xstate.assign';
  readonly assignment: (args: object, params: unknown) => object;
}

/** Gives a machine assignments that leave the state as it is, in place of ones after which XState computes it anew. */
export function toLeanMachine(machine: AnyStateMachine): AnyStateMachine {
  const { actions } = machine.implementations;
  const lean = Object.entries(actions).map(([name, action]) => [
    name,
    isAssign(action) ? toLean(action) : action,
  ]);
  return machine.provide({ actions: Object.fromEntries(lean) as typeof actions });
}

function isAssign(action: unknown): action is Assign {
  const { type, assignment } = action as Partial<Assign>;
  return type === 'xstate.assign' && typeof assignment === 'function';
}

/** An action of XState is a function that is never called, with what it does beside it. */
function toLean({ type, assignment }: Assign) {
  const resolve = (
    ...[, snapshot, args, params]: readonly [unknown, AnyMachineSnapshot, object, unknown]
  ): readonly [AnyMachineSnapshot, undefined, undefined] => {
    const context = { ...snapshot.context, ...assignment(args, params) } as unknown;
    return [{ ...snapshot, context }, undefined, undefined];
  };
  return Object.assign(() => {}, { type, assignment, resolve });
}
