import type { Chart, ChartState } from './chart.ts';

/** A state of a chart. */
export interface NamedState {
  /** As results name it, such as `unregistered.signingUp.calling`; the root has the chart's own name. */
  readonly id: string;
  /** The names from below the root down to the state. */
  readonly path: readonly string[];
  /** The chart's own state: a change of it changes the chart. */
  readonly state: ChartState;
}

/** Lists the states of a chart in document order, its root first. */
export function listStates({ id, root }: Chart): readonly NamedState[] {
  return [{ id, path: [], state: root }, ...listBelow(root, [])];
}

function listBelow({ states = {} }: ChartState, above: readonly string[]): readonly NamedState[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const path = [...above, name];
    return [{ id: path.join('.'), path, state }, ...listBelow(state, path)];
  });
}
