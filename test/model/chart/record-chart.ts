import { assign } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import { copyChart, toMachine } from './chart.ts';
import type { Chart } from './chart.ts';
import { listHandlers } from './handlers.ts';
import { listStates } from './states.ts';

/** A machine that does what another does, and keeps count of what ran. */
export interface RecordedChart<Machine extends AnyStateMachine> {
  readonly machine: Machine;
  /** How often each state was entered and each branch of a transition taken so far; clear it to begin anew. */
  readonly taken: Map<string, number>;
  readonly states: readonly string[];
  readonly transitions: readonly string[];
}

/**
 * Copies a machine so that it tells what ran. Only assigns are added, so that every host takes the copy; the implicit
 * transitions to initial states count as entering these.
 */
export function recordChart<Machine extends AnyStateMachine>(
  machine: Machine,
): RecordedChart<Machine> {
  const taken = new Map<string, number>();
  const chart = copyChart(machine);
  const states = listStates(chart).map(({ id }) => id);
  const transitions = listHandlers(chart).flatMap(({ ids }) => ids);
  observeChart(chart, (id) => void taken.set(id, (taken.get(id) ?? 0) + 1));
  return { machine: toMachine(chart) as Machine, taken, states, transitions };
}

/** Adds to every state and every branch of a chart an assign that tells of it and changes nothing. */
export function observeChart(chart: Chart, tell: (id: string) => void): void {
  const note = (id: string) =>
    assign(() => {
      tell(id);
      return {};
    });
  for (const { id, state } of listStates(chart)) state.entry = [note(id), ...(state.entry ?? [])];
  for (const { branches, ids } of listHandlers(chart)) {
    for (const [index, id] of ids.entries()) {
      const branch = branches[index];
      if (branch !== undefined) branch.actions = [note(id), ...(branch.actions ?? [])];
    }
  }
}
