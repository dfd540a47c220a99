import { expect, it } from 'vitest';
import { onboardingMachine } from '../../../src/machines/onboarding.ts';
import type { OnboardingContext } from '../../../src/machines/onboarding.ts';
import { drive } from '../../machines/drive.ts';
import { copyChart } from '../chart/chart.ts';
import type { Chart } from '../chart/chart.ts';
import { listBoundMutations } from './bound-mutations.ts';
import { BOUNDS } from './bounds.ts';

const THROTTLED = { error: { failure: { code: 'THROTTLED', scope: 'row', retryable: true } } };
const ABSENT = { type: 'xstate.done.actor.findUser', output: { exists: false } };

/** Where a guard is about to change its mind. */
type Edge = readonly [
  place: string,
  guard: string,
  context: Partial<OnboardingContext>,
  event: object,
];

const EDGES: readonly Edge[] = [
  ['maxAttempts up', 'canRetry', { retries: 2 }, THROTTLED],
  ['maxAttempts down', 'canRetry', { retries: 1 }, THROTTLED],
  ['MAX_RETURNS up', 'isAbsentAndCanReturn', { returns: 5 }, ABSENT],
  ['MAX_RETURNS down', 'isAbsentAndCanReturn', { returns: 4 }, ABSENT],
  [
    'returns of an undelivered code up',
    'isAbsentAndUndelivered',
    { codeUnsent: true, returns: 1 },
    ABSENT,
  ],
  [
    'returns of an undelivered code down',
    'isAbsentAndUndelivered',
    { codeUnsent: true, returns: 0 },
    ABSENT,
  ],
  ['maxResends up', 'canResend', { resends: 2 }, {}],
  ['maxResends down', 'canResend', { resends: 1 }, {}],
  ['groups to join up', 'joinsGroups', { groups: ['staff'], groupsJoined: 1 }, {}],
  ['groups to join down', 'joinsGroups', { groups: ['staff'], groupsJoined: 0 }, {}],
  ['groups left after one up', 'hasMoreGroups', { groups: ['staff'] }, {}],
  ['groups left after one down', 'hasMoreGroups', { groups: ['staff', 'admins'] }, {}],
];

it.each(EDGES)('with %s, %s changes its mind at the edge', (...edge) => {
  const [place, guard, changes, event] = edge;
  const args = { context: { ...drive().context, ...changes }, event };
  const sound = copyChart(onboardingMachine);
  const mutant = copyChart(onboardingMachine);
  listBoundMutations(mutant)
    .find((one) => one.place === place)
    ?.apply();
  expect(judge(mutant, guard, args)).toBe(!judge(sound, guard, args));
});

it('shows an edge of every bound, on both sides', () => {
  const places = listBoundMutations(copyChart(onboardingMachine)).map(({ place }) => place);
  expect(EDGES.map(([place]) => place)).toEqual(places);
});

it('knows only guards that the chart has', () => {
  const names = new Set(Object.keys(onboardingMachine.implementations.guards));
  expect(BOUNDS.flatMap(({ guards }) => guards).filter((name) => !names.has(name))).toEqual([]);
});

function judge({ implementations }: Chart, name: string, args: object): boolean {
  const guard = implementations.guards[name] as unknown as (args: object) => boolean;
  return guard(args);
}
