import type { Chart } from '../chart/chart.ts';
import { listHandlers } from '../chart/handlers.ts';
import type { Handler } from '../chart/handlers.ts';
import type { Mutation } from './mutation.ts';
import { toRivalId } from './rivals.ts';

/** Removes every branch of `onError`, and swaps every two that follow each other. */
export function listBranchMutations(chart: Chart): readonly Mutation[] {
  return listHandlers(chart)
    .filter(({ cause }) => cause === 'onError')
    .flatMap((handler) => [...listRemovals(handler), ...listSwaps(handler)]);
}

function listRemovals({ branches, ids }: Handler): readonly Mutation[] {
  return ids.map((id, index) => ({
    kind: 'branch removed',
    place: id,
    seenBy: [id],
    apply: () => void branches.splice(index, 1),
  }));
}

function listSwaps({ state, branches, ids }: Handler): readonly Mutation[] {
  const names = ids.map((id) => id.slice(state.id.length + 1).replace(/ → .*/, ''));
  return names.slice(1).map((later, index) => ({
    kind: 'branches swapped',
    place: `${state.id} ${later} before ${names[index]}`,
    seenBy: ids.slice(index, index + 1).map(toRivalId),
    apply: () => void branches.splice(index, 2, ...branches.slice(index, index + 2).toReversed()),
  }));
}
