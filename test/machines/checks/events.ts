import type { AnyStateMachine } from 'xstate';

/** Tells which events no state of a chart handles. */
export function findUnhandled(
  machine: AnyStateMachine,
  types: readonly string[],
): readonly string[] {
  const handled = new Set<string>(machine.events);
  return types.filter((type) => !handled.has(type)).map((type) => `No state handles ${type}`);
}
