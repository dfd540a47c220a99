import type { OnboardingContext } from '../../../src/machines/onboarding.ts';
import type { Chart } from '../chart/chart.ts';
import { formatName } from '../chart/handlers.ts';
import { BOUNDS } from './bounds.ts';
import { findWitnesses, listBranches } from './branches.ts';
import type { PlacedBranch } from './branches.ts';
import type { Mutation } from './mutation.ts';

/** Moves every bound by one up and by one down, at each branch whose guard asks for it apart. */
export function listBoundMutations(chart: Chart): readonly Mutation[] {
  return listBranches(chart).flatMap((placed) =>
    BOUNDS.filter(({ guards }) => guards.includes(toGuardName(placed))).flatMap((bound) =>
      [1, -1].map((by) => ({
        kind: 'bound shifted' as const,
        place: `${placed.id} with ${bound.name} ${by > 0 ? 'up' : 'down'}`,
        seenBy: findWitnesses(placed),
        apply: () => shiftGuard(chart, placed, (context) => bound.shift(context, by)),
      })),
    ),
  );
}

function toGuardName({ branch: { guard } }: PlacedBranch): string {
  return guard === undefined ? '' : formatName(guard);
}

interface GuardArgs {
  readonly context: OnboardingContext;
}

/** Gives the branch a guard of its own; the others keep the sound one. */
function shiftGuard(
  { implementations: { guards } }: Chart,
  placed: PlacedBranch,
  shift: (context: OnboardingContext) => OnboardingContext,
): void {
  const sound = guards[toGuardName(placed)] as (args: GuardArgs, params: unknown) => boolean;
  placed.branch.guard = (args: GuardArgs, params: unknown) =>
    sound({ ...args, context: shift(args.context) }, params);
}
