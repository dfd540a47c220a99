import * as fc from 'fast-check';
import { assign, createMachine, fromPromise } from 'xstate';
import { expect, it } from 'vitest';
import { listStates as listDrawn, readMachine } from '../../../scripts/diagrams/read-machine.mjs';
import type { Life } from '../../../src/domain/life.ts';
import { createInterpreter } from '../../../src/interpreter/interpreter.ts';
import { onboardingMachine } from '../../../src/machines/onboarding.ts';
import type { OnboardingInput } from '../../../src/machines/onboarding.ts';
import { interpreter } from '../../machines/drive.ts';
import { anyInput, anyWalk, createHappen } from '../../machines/walk.ts';
import type { Happening } from '../../machines/walk.ts';
import { STARTED_AT } from '../../machines/world.ts';
import { recordChart } from './record-chart.ts';

/** A chart in every short form that XState knows. */
const short = createMachine(
  {
    id: 'short',
    // XState begins a life without input behind the scenes of each transition: this one fails before it enters a state.
    context: ({ input }) => ({ count: (input as { readonly count: number }).count }),
    initial: 'waiting',
    on: { stop: '.stopped', note: { actions: 'count' } },
    states: {
      waiting: {
        entry: 'count',
        always: { guard: 'never', target: 'stopped' },
        after: { pause: 'calling' },
      },
      calling: {
        invoke: {
          id: 'call',
          src: 'call',
          onDone: 'stopped',
          onError: [{ guard: { type: 'never' }, target: '#short.stopped' }, 'waiting'],
        },
      },
      stopped: { type: 'final' },
    },
  },
  {
    actors: { call: fromPromise(async () => null) },
    actions: { count: assign({}) },
    guards: { never: () => false },
    delays: { pause: 1 },
  },
);

it('names states and transitions so that a reader finds them', () => {
  const { states, transitions } = recordChart(short);
  expect(states).toEqual(['short', 'waiting', 'calling', 'stopped']);
  expect(transitions).toEqual([
    'short on stop → stopped',
    'short on note',
    'waiting always never → stopped',
    'waiting after pause → calling',
    'calling onDone → stopped',
    'calling onError[0] never → stopped',
    'calling onError[1] → waiting',
  ]);
});

it('records what ran, as often as it ran', () => {
  const { machine, taken } = recordChart(short);
  const recorded = createInterpreter(machine);
  let { life } = recorded.begin({ count: 0 }, 0);
  for (const type of ['note', 'note', 'stop']) life = recorded.send(life, { type }, 0).life;
  expect(Object.fromEntries(taken)).toEqual({
    short: 1,
    waiting: 1,
    'short on note': 2,
    'short on stop → stopped': 1,
    stopped: 1,
  });
});

it('misses no state and no transition that the diagrams show', () => {
  const drawn = listDrawn(readMachine(onboardingMachine));
  const { states, transitions } = recordChart(onboardingMachine);
  expect(states).toEqual(drawn.map(({ path }) => path || 'onboarding'));
  expect(transitions.map((id) => id.slice(0, id.indexOf(' '))).toSorted()).toEqual(
    drawn.flatMap(({ path, transitions: all }) => all.map(() => path || 'onboarding')).toSorted(),
  );
});

it('tells every transition apart', () => {
  const { transitions } = recordChart(onboardingMachine);
  expect(new Set(transitions).size).toBe(transitions.length);
});

it('behaves as the chart that it was copied from', () => {
  const { machine, taken } = recordChart(onboardingMachine);
  const recorded = createInterpreter(machine);
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      expect(lead(recorded, input, walk)).toEqual(lead(interpreter, input, walk));
    }),
    { numRuns: 100 },
  );
  expect(taken.size).toBeGreaterThan(100);
});

/** Lets all of it happen to a row, and returns every life that the row had. */
function lead(
  by: typeof interpreter,
  input: OnboardingInput,
  walk: readonly Happening[],
): readonly Life[] {
  const happen = createHappen(by);
  const lives = [by.begin(input, STARTED_AT).life];
  for (const happening of walk) {
    const life = lives.at(-1);
    if (life !== undefined) lives.push(happen(life, happening, STARTED_AT)?.life ?? life);
  }
  return lives;
}
