import { assign, createMachine, fromPromise, initialTransition, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import type { Suite } from './suite.ts';

/** The smallest machine that has every kind of place where a mistake may be made. */
export const sampleMachine: AnyStateMachine = createMachine(
  {
    id: 'sample',
    context: toContext,
    initial: 'calling',
    on: { stop: '.stopped' },
    states: {
      calling: {
        entry: ['count', 'note'],
        invoke: {
          id: 'call',
          src: 'call',
          onDone: { target: 'stopped' },
          onError: [
            { guard: 'isFirst', target: 'waiting', actions: 'count' },
            { target: '#sample.stopped' },
          ],
        },
      },
      waiting: { after: { pause: 'calling' } },
      stopped: { type: 'final' },
    },
  },
  {
    actors: { call: fromPromise(async () => null) },
    actions: {
      count: assign(({ context }) => ({ count: toCount(context) + 1 })),
      note: assign({}),
    },
    guards: { isFirst: ({ context }) => toCount(context) === 1 },
    delays: { pause: () => 1000 },
  },
);

function toContext({ input }: { readonly input: unknown }) {
  return { count: toCount(input) };
}

function toCount(context: unknown): number {
  return (context as { readonly count: number }).count;
}

/** What happens to a row, and where it stands before, between and after. */
interface SamplePath {
  readonly events: readonly string[];
  readonly states: readonly string[];
}

const ANSWERED = 'xstate.done.actor.call';
export const FAILED = 'xstate.error.actor.call';
export const PAUSED = 'xstate.after.pause.sample.waiting';

/** A suite that notices some mistakes in the sample, and not others. */
export const sampleSuite: Suite<AnyStateMachine, SamplePath> = {
  machine: sampleMachine,
  paths: [
    { events: [ANSWERED], states: ['calling', 'stopped'] },
    { events: [FAILED, PAUSED], states: ['calling', 'waiting', 'calling'] },
    { events: [FAILED, PAUSED, FAILED], states: ['calling', 'waiting', 'calling', 'stopped'] },
  ],
  async walk({ events, states }, machine) {
    let [snapshot] = initialTransition(machine, { count: 0 });
    const stood: unknown[] = [snapshot.value];
    for (const type of events) {
      [snapshot] = transition(machine, snapshot, { type });
      stood.push(snapshot.value);
    }
    if (stood.join() !== states.join())
      throw new Error(`Expected ${states.join()}, got ${stood.join()}`);
  },
};
