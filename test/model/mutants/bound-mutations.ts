import type { OnboardingContext } from '../../../src/machines/onboarding.ts';
import type { Chart } from '../chart/chart.ts';
import { formatName } from '../chart/handlers.ts';
import { BOUNDS } from './bounds.ts';
import type { Bound } from './bounds.ts';
import { findWitnesses, listBranches } from './branches.ts';
import type { Mutation } from './mutation.ts';

/** Moves every bound that the chart asks for by one up and by one down, for all of its guards that ask for it. */
export function listBoundMutations(chart: Chart): readonly Mutation[] {
  const branches = listBranches(chart);
  return BOUNDS.flatMap((bound) => {
    const seenBy = branches
      .filter(({ branch: { guard } }) => guard !== undefined && asksFor(bound, guard))
      .flatMap(findWitnesses);
    if (seenBy.length === 0) return [];
    return [1, -1].map((by) => ({
      kind: 'bound shifted' as const,
      place: `${bound.name} ${by > 0 ? 'up' : 'down'}`,
      seenBy,
      apply: () => shiftGuards(chart, bound, by),
    }));
  });
}

function asksFor({ guards }: Bound, guard: unknown): boolean {
  return guards.includes(formatName(guard));
}

interface GuardArgs {
  readonly context: OnboardingContext;
}

function shiftGuards({ implementations }: Chart, { guards, shift }: Bound, by: number): void {
  for (const name of guards) {
    const sound = implementations.guards[name] as (args: GuardArgs, params: unknown) => boolean;
    implementations.guards[name] = ((args: GuardArgs, params: unknown) =>
      sound({ ...args, context: shift(args.context, by) }, params)) as never;
  }
}
