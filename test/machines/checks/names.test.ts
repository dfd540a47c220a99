import { expect, it } from 'vitest';
import { findStrayNames } from './names.ts';
import { plant, SETUP } from './plant.ts';
import type { Fault } from './plant.ts';

it('finds nothing in a sound chart', () => {
  expect(findStrayNames(plant())).toEqual([]);
});

it.each<readonly [string, Fault, string]>([
  [
    'an actor that is not set up',
    ({ steps }) => (steps['waiting'] = { invoke: { src: 'other' }, after: { pause: 'calling' } }),
    'working.waiting uses other, which the actors of setup lack',
  ],
  [
    'an actor that stands inline',
    ({ steps }) =>
      (steps['waiting'] = { invoke: { src: SETUP.actors.call }, after: { pause: 'calling' } }),
    'working.waiting uses xstate.invoke.0.sound.working.waiting, which the actors of setup lack',
  ],
  [
    'a guard that is not set up',
    ({ root }) => (root['on'] = { cancel: { guard: 'other', target: '.done' } }),
    'sound uses other, which the guards of setup lack',
  ],
  [
    'an action that is not set up',
    ({ calling }) => (calling['exit'] = { type: 'other' }),
    'working.calling uses other, which the actions of setup lack',
  ],
  [
    'a delay in digits',
    ({ calling }) => (calling['after'] = { 1000: 'waiting' }),
    'working.calling uses 1000, which the delays of setup lack',
  ],
  [
    'an actor that no state uses',
    ({ setup }) => (setup.actors = { ...setup.actors, other: SETUP.actors.call }),
    'No state uses other of the actors of setup',
  ],
  [
    'a guard that no state uses',
    ({ invoke }) => (invoke['onDone'] = { target: 'waiting' }),
    'No state uses isGood of the guards of setup',
  ],
  [
    'an action that no state uses',
    ({ calling }) => delete calling['entry'],
    'No state uses count of the actions of setup',
  ],
  [
    'a delay that no state uses',
    ({ steps }) => (steps['waiting'] = { on: { resume: 'calling' } }),
    'No state uses pause of the delays of setup',
  ],
])('finds %s', (_, fault, words) => {
  expect(findStrayNames(plant(fault))).toEqual([words]);
});
