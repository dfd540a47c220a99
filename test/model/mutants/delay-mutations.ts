import type { OnboardingContext } from '../../../src/machines/onboarding.ts';
import type { Chart } from '../chart/chart.ts';
import { listHandlers } from '../chart/handlers.ts';
import type { Handler } from '../chart/handlers.ts';
import type { Mutation } from './mutation.ts';

/** Sets delays to nothing: each name for the whole chart, and each of several places where a state waits for it. */
export function listDelayMutations(chart: Chart): readonly Mutation[] {
  const waits = listHandlers(chart).filter(({ cause }) => cause === 'after');
  const waitsFor = (name: string) => waits.filter((wait) => toDelay(wait) === name);
  return [
    ...Object.keys(chart.implementations.delays).map((name) =>
      toMutation(chart, {
        name,
        place: name,
        seenBy: waitsFor(name).map(({ state }) => state.id),
      }),
    ),
    ...waits
      .filter((wait) => waitsFor(toDelay(wait)).length > 1)
      .map((wait) =>
        toMutation(chart, {
          name: toDelay(wait),
          place: `${wait.state.id} ${wait.name}`,
          seenBy: [wait.state.id],
          step: wait.state.path[1],
        }),
      ),
  ];
}

function toDelay({ name }: Handler): string {
  return name.replace('after ', '');
}

interface ZeroedDelay extends Pick<Mutation, 'place' | 'seenBy'> {
  readonly name: string;
  /** A delay does not know which state asks for it, but the context knows the step; without one, all steps. */
  readonly step?: string | undefined;
}

function toMutation(
  { implementations: { delays } }: Chart,
  { name, step, place, seenBy }: ZeroedDelay,
): Mutation {
  return {
    kind: 'delay zeroed',
    place,
    seenBy,
    apply() {
      const sound = delays[name] as (args: { readonly context: OnboardingContext }) => number;
      delays[name] = ((args: { readonly context: OnboardingContext }) =>
        step === undefined || args.context.step === step ? 0 : sound(args)) as never;
    },
  };
}
