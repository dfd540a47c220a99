import type { Chart } from '../chart/chart.ts';
import { listActionMutations } from './action-mutations.ts';
import { listBoundMutations } from './bound-mutations.ts';
import { listBranchMutations } from './branch-mutations.ts';
import { listDelayMutations } from './delay-mutations.ts';
import { listGuardMutations } from './guard-mutations.ts';
import { listHandlerMutations } from './handler-mutations.ts';
import { toMutationId } from './mutation.ts';
import type { Mutation, MutationOperator } from './mutation.ts';
import { listTargetMutations } from './target-mutations.ts';

const OPERATORS: readonly MutationOperator[] = [
  listGuardMutations,
  listTargetMutations,
  listActionMutations,
  listBranchMutations,
  listBoundMutations,
  listDelayMutations,
  listHandlerMutations,
];

/** Lists every mistake that the suite must notice in a chart, always in the same order. */
export function listMutations(chart: Chart): readonly Mutation[] {
  return OPERATORS.flatMap((operator) => operator(chart));
}

/** Finds a mistake by its name; `undefined` where the chart offers none of that name. */
export function findMutation(chart: Chart, id: string): Mutation | undefined {
  // To list all would take longer than to build the mutant.
  for (const operator of OPERATORS) {
    const found = operator(chart).find((mutation) => toMutationId(mutation) === id);
    if (found !== undefined) return found;
  }
  return undefined;
}
