import type { Chart } from '../chart/chart.ts';
import { formatName } from '../chart/handlers.ts';
import { listStates } from '../chart/states.ts';
import { listBranches } from './branches.ts';
import type { Mutation } from './mutation.ts';

/** Drops every action, each apart: of transitions, and of states on the way in or out. */
export function listActionMutations(chart: Chart): readonly Mutation[] {
  return [
    ...listStates(chart).flatMap(({ id, state: { entry, exit } }) => [
      ...dropEach(entry, `${id} entry`, id),
      ...dropEach(exit, `${id} exit`, id),
    ]),
    ...listBranches(chart).flatMap(({ id, branch }) => dropEach(branch.actions, id, id)),
  ];
}

function dropEach(
  actions: unknown[] | undefined,
  place: string,
  witness: string,
): readonly Mutation[] {
  return (actions ?? []).map((action, index) => ({
    kind: 'action dropped',
    place: `${place} without ${formatName(action)}`,
    seenBy: [witness],
    apply: () => void actions?.splice(index, 1),
  }));
}
