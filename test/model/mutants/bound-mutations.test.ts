import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { FAILURE_CLASSES, createFailure } from '../../../src/domain/failure.ts';
import type { FailureCode } from '../../../src/domain/failure.ts';
import { onboardingMachine } from '../../../src/machines/onboarding.ts';
import type { OnboardingContext } from '../../../src/machines/onboarding.ts';
import { drive, interpreter } from '../../machines/drive.ts';
import { anyInput, anyWalk, happen } from '../../machines/walk.ts';
import { STARTED_AT } from '../../machines/world.ts';
import { copyChart } from '../chart/chart.ts';
import type { Chart } from '../chart/chart.ts';
import { listBoundMutations } from './bound-mutations.ts';
import { BOUNDS } from './bounds.ts';
import { listBranches } from './branches.ts';
import type { PlacedBranch } from './branches.ts';

const THROTTLED = { error: { failure: { code: 'THROTTLED', scope: 'row', retryable: true } } };
const ABSENT = { type: 'xstate.done.actor.findUser', output: { exists: false } };

const anyMoment = fc.record({
  input: anyInput,
  walk: anyWalk,
  code: fc.constantFrom(...(Object.keys(FAILURE_CLASSES) as readonly FailureCode[])),
  /** Far enough to pass the edge from wherever a row may stand. */
  by: fc.integer({ min: -6, max: 6 }),
});

/** Where a guard is about to change its mind. */
type Edge = readonly [
  shift: string,
  guard: string,
  context: Partial<OnboardingContext>,
  event: object,
];

const EDGES: readonly Edge[] = [
  ['maxAttempts up', 'canRetry', { retries: 2 }, THROTTLED],
  ['maxAttempts down', 'canRetry', { retries: 1 }, THROTTLED],
  ['returns up', 'isAbsentAndCanReturn', { returns: 5 }, ABSENT],
  ['returns down', 'isAbsentAndCanReturn', { returns: 4 }, ABSENT],
  ['returns up', 'isAbsentAndUndelivered', { codeUnsent: true, returns: 1 }, ABSENT],
  ['returns down', 'isAbsentAndUndelivered', { codeUnsent: true, returns: 0 }, ABSENT],
  ['maxResends up', 'canResend', { resends: 2 }, {}],
  ['maxResends down', 'canResend', { resends: 1 }, {}],
  ['groups up', 'joinsGroups', { groups: ['staff'], groupsJoined: 1 }, {}],
  ['groups down', 'joinsGroups', { groups: ['staff'], groupsJoined: 0 }, {}],
  ['groups up', 'hasMoreGroups', { groups: ['staff'] }, {}],
  ['groups down', 'hasMoreGroups', { groups: ['staff', 'admins'] }, {}],
];

it.each(EDGES)('with %s, a branch with %s changes its mind at the edge', (...edge) => {
  const [shift, guard, changes, event] = edge;
  const args = { context: { ...drive().context, ...changes }, event };
  const mutant = copyChart(onboardingMachine);
  const { id, branch } = findBranch(mutant, guard);
  listBoundMutations(mutant)
    .find(({ place }) => place === `${id} with ${shift}`)
    ?.apply();
  expect((branch.guard as Guard)(args)).toBe(!toGuard(guard)(args));
});

it('leaves the other branches with the same guard alone', () => {
  const mutant = copyChart(onboardingMachine);
  const [mutation] = listBoundMutations(mutant);
  mutation?.apply();
  const changed = listBranches(mutant).filter(
    ({ branch: { guard } }) => typeof guard === 'function',
  );
  expect(changed).toHaveLength(1);
});

it('shows an edge of every bound, on both sides', () => {
  const shifts = BOUNDS.flatMap(({ name }) => [`${name} up`, `${name} down`]);
  expect(new Set(EDGES.map(([shift]) => shift))).toEqual(new Set(shifts));
});

it.each(BOUNDS.map((bound) => [bound.name, bound] as const))(
  'knows every guard that asks for %s',
  (_, { guards, shift }) => {
    const others = Object.keys(onboardingMachine.implementations.guards).filter(
      (name) => !guards.includes(name),
    );
    fc.assert(
      fc.property(anyMoment, ({ input, walk, code, by }) => {
        let { life } = interpreter.begin(input, STARTED_AT);
        for (const happening of walk) life = happen(life, happening, STARTED_AT)?.life ?? life;
        const context = life.context as OnboardingContext;
        const refused = { error: { failure: createFailure(code, 'The world refused.') } };
        const changed = others.filter((name) =>
          [refused, ABSENT].some(
            (event) =>
              judge(name, { context, event }) !==
              judge(name, { context: shift(context, by), event }),
          ),
        );
        expect(changed).toEqual([]);
      }),
      { numRuns: 60 },
    );
  },
);

it('knows only guards that the chart has', () => {
  const names = new Set(Object.keys(onboardingMachine.implementations.guards));
  expect(BOUNDS.flatMap(({ guards }) => guards).filter((name) => !names.has(name))).toEqual([]);
});

type Guard = (args: object) => boolean;

function toGuard(name: string): Guard {
  return onboardingMachine.implementations.guards[name as 'hasCode'] as unknown as Guard;
}

/** A guard that is asked about what it never meets judges nothing. */
function judge(name: string, args: object): boolean | null {
  try {
    return toGuard(name)(args);
  } catch {
    return null;
  }
}

function findBranch(chart: Chart, guard: string): PlacedBranch {
  const placed = listBranches(chart).find(({ branch }) => branch.guard === guard);
  if (placed === undefined) throw new Error(`Expected a branch with \`${guard}\`, found none`);
  return placed;
}
