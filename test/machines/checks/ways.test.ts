import { expect, it } from 'vitest';
import { plant } from './plant.ts';
import type { Fault } from './plant.ts';
import { findDeadEnds, findUnreachable } from './ways.ts';

it('finds nothing in a sound chart', () => {
  expect([...findDeadEnds(plant()), ...findUnreachable(plant())]).toEqual([]);
});

it.each<readonly [string, Fault, readonly string[]]>([
  ['nothing leads out of', ({ steps }) => (steps['waiting'] = {}), ['working.waiting']],
  [
    'only another dead end can be reached from',
    ({ steps, invoke }) => {
      invoke['onDone'] = { target: 'waiting' };
      steps['waiting'] = { after: { pause: 'calling' } };
    },
    ['working.calling', 'working.waiting'],
  ],
  [
    'ends its step but not the row',
    ({ steps }) => (steps['waiting'] = { type: 'final' }),
    ['working.waiting'],
  ],
])('finds a state that %s', (_, fault, names) => {
  expect(findDeadEnds(plant(fault))).toEqual(
    names.map((name) => `From ${name} no end can be reached`),
  );
});

it('finds a state that nothing leads to', () => {
  const machine = plant(({ steps }) => (steps['lost'] = { on: { resume: 'calling' } }));
  expect(findUnreachable(machine)).toEqual(['Nothing leads to working.lost']);
});
