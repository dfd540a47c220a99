import { not } from 'xstate';
import type { Chart } from '../chart/chart.ts';
import { findWitnesses, listBranches } from './branches.ts';
import type { Mutation } from './mutation.ts';

/** Drops and inverts every guard. */
export function listGuardMutations(chart: Chart): readonly Mutation[] {
  return listBranches(chart).flatMap((placed): readonly Mutation[] => {
    const { branch, id } = placed;
    const { guard } = branch;
    if (guard === undefined) return [];
    const seenBy = findWitnesses(placed);
    return [
      {
        kind: 'guard dropped',
        place: id,
        // A path that took the branch would take it without the guard, too.
        seenBy: seenBy.filter((witness) => witness !== id),
        apply: () => void delete branch.guard,
      },
      {
        kind: 'guard inverted',
        place: id,
        seenBy,
        apply: () => void (branch.guard = not(guard as string)),
      },
    ];
  });
}
