import type { Chart } from '../chart/chart.ts';
import { listHandlers } from '../chart/handlers.ts';
import type { Mutation } from './mutation.ts';

/** Removes what a state does about an event or after a delay, with all of its branches. */
export function listHandlerMutations(chart: Chart): readonly Mutation[] {
  return listHandlers(chart)
    .filter(({ cause }) => cause === 'on' || cause === 'after')
    .map(({ state, name, ids, remove }) => ({
      kind: 'handler removed',
      place: `${state.id} ${name}`,
      seenBy: ids,
      apply: remove,
    }));
}
