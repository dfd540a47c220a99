import { createMachine } from 'xstate';
import { onboardingMachine } from '../../src/machines/onboarding.ts';

/** A chart with everything that is hard to draw: long names, ways round and over, a step in a step, ends by the side. */
export const awkwardMachine = createMachine({
  id: 'awkward',
  initial: 'first',
  on: { halt: '.halted', ping: { actions: 'notePing' } },
  states: {
    first: {
      initial: 'asking',
      after: { deadline: '#awkward.lost' },
      states: {
        asking: {
          always: [{ guard: 'isKnown', target: '#awkward.third' }, { target: 'doing' }],
        },
        doing: {
          initial: 'calling',
          states: {
            calling: {
              invoke: {
                id: 'serviceWithAVeryLongNameIndeed',
                src: 'serviceWithAVeryLongNameIndeed',
                onDone: [
                  { guard: 'isAgainAndAgainAndAgain', target: '#awkward.first.doing' },
                  { target: '#awkward.second.waiting' },
                ],
                onError: [
                  { guard: 'canRetry', target: 'backingOff' },
                  { target: '#awkward.lost', actions: 'noteLoss' },
                ],
              },
            },
            backingOff: { after: { backoff: 'calling' } },
          },
        },
      },
    },
    second: {
      initial: 'waiting',
      states: {
        waiting: {
          on: {
            '#1: a < b; c & d': { guard: 'isOdd', target: '#awkward.third.resting' },
            'a.b': '#awkward.first.doing',
          },
          after: { 1000: '#awkward.second.grouped' },
        },
        grouped: {
          initial: 'inner',
          states: {
            inner: { initial: 'leaf', states: { leaf: { on: { up: '#awkward.second.waiting' } } } },
          },
        },
      },
    },
    third: {
      initial: 'resting',
      states: {
        resting: {
          on: { back: '#awkward.first.doing', far: '#awkward.first', go: '#awkward.won' },
        },
        silent: {},
      },
    },
    won: { type: 'final' },
    lost: { type: 'final' },
    halted: { type: 'final' },
  },
});

export const CHARTS = [
  { name: 'onboarding', machine: onboardingMachine },
  { name: 'awkward', machine: awkwardMachine },
];
