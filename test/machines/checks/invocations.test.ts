import { expect, it } from 'vitest';
import { findLooseInvocations } from './invocations.ts';
import { plant } from './plant.ts';
import type { Fault } from './plant.ts';

it('finds nothing in a sound chart', () => {
  expect(findLooseInvocations(plant())).toEqual([]);
});

it.each<readonly [string, Fault, string]>([
  ['no onDone', ({ invoke }) => delete invoke['onDone'], 'working.calling has no onDone'],
  ['no onError', ({ invoke }) => delete invoke['onError'], 'working.calling has no onError'],
  [
    'a branch without a target',
    ({ invoke }) => (invoke['onError'] = { actions: 'count' }),
    'working.calling has a branch of onError that leads nowhere',
  ],
  [
    'guards on every branch',
    ({ invoke }) => (invoke['onDone'] = { guard: 'isGood', target: 'waiting' }),
    'working.calling has only guarded branches of onDone',
  ],
  [
    'an id of its own',
    ({ invoke }) => (invoke['id'] = 'other'),
    'working.calling invokes a service under another id than its name, other',
  ],
])('finds an invocation with %s', (_, fault, words) => {
  expect(findLooseInvocations(plant(fault))).toEqual([words]);
});
