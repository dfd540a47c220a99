import { expect, it } from 'vitest';
import { onboardingMachine } from '../../../src/machines/onboarding.ts';
import { copyChart } from '../chart/chart.ts';
import type { Chart } from '../chart/chart.ts';
import { recordChart } from '../chart/record-chart.ts';
import { listMutations } from './list-mutations.ts';
import { MUTATION_KINDS, toMutationId } from './mutation.ts';
import { toRivalId } from './rivals.ts';
import { sampleMachine } from './sample.ts';

const ids = listMutations(copyChart(sampleMachine)).map(toMutationId);

it('makes every kind of mistake at every place', () => {
  expect(ids).toEqual([
    'guard dropped: calling onError[0] isFirst → waiting',
    'guard inverted: calling onError[0] isFirst → waiting',
    'target moved: sample on stop → stopped to calling',
    'target moved: sample on stop → stopped to waiting',
    'target moved: calling onDone → stopped to calling',
    'target moved: calling onDone → stopped to waiting',
    'target moved: calling onError[0] isFirst → waiting to calling',
    'target moved: calling onError[0] isFirst → waiting to stopped',
    'target moved: calling onError[1] → stopped to calling',
    'target moved: calling onError[1] → stopped to waiting',
    'target moved: waiting after pause → calling to waiting',
    'target moved: waiting after pause → calling to stopped',
    'target moved: sample initial → calling to waiting',
    'target moved: sample initial → calling to stopped',
    'action dropped: calling entry without count',
    'action dropped: calling entry without note',
    'action dropped: calling onError[0] isFirst → waiting without count',
    'branch removed: calling onError[0] isFirst → waiting',
    'branch removed: calling onError[1] → stopped',
    'branches swapped: calling onError[1] before onError[0] isFirst',
    'delay zeroed: pause',
    'handler removed: sample on stop',
    'handler removed: waiting after pause',
  ]);
});

it.each(ids)('changes the chart: %s', (id) => {
  expect(mutate(id)).not.toEqual(copyChart(sampleMachine));
});

const RETRY = { guard: 'isFirst', target: 'waiting', actions: ['count'] };
const GIVE_UP = { target: '#sample.stopped' };

it.each<readonly [string, object]>([
  ['guard dropped: calling onError[0]', [{ target: 'waiting', actions: ['count'] }, GIVE_UP]],
  ['guard inverted: calling onError[0]', [{ ...RETRY, guard: expect.any(Function) }, GIVE_UP]],
  ['target moved: calling onError[1]', [RETRY, { target: '#sample.calling' }]],
  ['action dropped: calling onError[0]', [{ ...RETRY, actions: [] }, GIVE_UP]],
  ['branch removed: calling onError[0]', [GIVE_UP]],
  ['branch removed: calling onError[1]', [RETRY]],
  ['branches swapped: calling onError[1]', [GIVE_UP, RETRY]],
])('%s: tries other branches', (place, onError) => {
  expect(mutate(place).root.states?.['calling']?.invoke?.onError).toEqual(onError);
});

it.each([
  ['count', ['note']],
  ['note', ['count']],
])('drops %s on the way into a state and keeps the other action', (name, entry) => {
  const { root } = mutate(`action dropped: calling entry without ${name}`);
  expect(root.states?.['calling']?.entry).toEqual(entry);
});

it('removes handlers of events and delays', () => {
  expect(mutate('handler removed: sample on stop').root.on).toEqual({});
  expect(mutate('handler removed: waiting').root.states?.['waiting']?.after).toEqual({});
});

it('finds every kind of mistake in the production chart, each under a name of its own', () => {
  const all = listMutations(copyChart(onboardingMachine));
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(MUTATION_KINDS));
  expect(new Set(all.map(toMutationId)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(1300);
});

it('names the places where a mistake is noticed as a recorded chart does', () => {
  const { states, transitions } = recordChart(onboardingMachine);
  const places = new Set([...states, ...transitions, ...transitions.map(toRivalId)]);
  for (const { seenBy } of listMutations(copyChart(onboardingMachine))) {
    expect(seenBy.length).toBeGreaterThan(0);
    expect(seenBy.filter((id) => !places.has(id))).toEqual([]);
  }
});

/** Makes the first mistake whose name begins so in a copy of the sample. */
function mutate(place: string): Chart {
  const chart = copyChart(sampleMachine);
  const mutation = listMutations(chart).find((one) => toMutationId(one).startsWith(place));
  if (mutation === undefined) throw new Error(`Expected a mutation, got none for \`${place}\``);
  mutation.apply();
  return chart;
}
