import type { Branch, Chart } from '../chart/chart.ts';
import { listHandlers } from '../chart/handlers.ts';
import type { Handler } from '../chart/handlers.ts';

/** A branch and where it stands. */
export interface PlacedBranch {
  readonly handler: Handler;
  readonly index: number;
  readonly id: string;
  /** The chart's own branch: a change of it changes the chart. */
  readonly branch: Branch;
}

/** Lists every branch of a chart, in document order. */
export function listBranches(chart: Chart): readonly PlacedBranch[] {
  return listHandlers(chart).flatMap((handler) =>
    handler.branches.map((branch, index) => ({
      handler,
      index,
      branch,
      id: handler.ids[index] ?? '',
    })),
  );
}

/**
 * Names what a path has entered or taken if it looked at the guard of a branch: the branch itself or a later one, or,
 * where it may be that none is taken, the state.
 */
export function findWitnesses({ handler, index }: PlacedBranch): readonly string[] {
  const { state, branches, ids } = handler;
  const isOneTaken = branches.at(-1)?.guard === undefined;
  return [...(isOneTaken ? [] : [state.id]), ...ids.slice(index)];
}
