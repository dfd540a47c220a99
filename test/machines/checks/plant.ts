import { createMachine, fromPromise } from 'xstate';
import type { AnyStateMachine } from 'xstate';

/** The smallest chart that has everything the checks look at. */
const SOUND = {
  id: 'sound',
  initial: 'working',
  on: { cancel: '.done' },
  states: {
    working: {
      initial: 'calling',
      states: {
        calling: {
          entry: ['count'],
          invoke: {
            id: 'call',
            src: 'call',
            onDone: [{ guard: 'isGood', target: '#sound.done' }, { target: 'waiting' }],
            onError: [{ target: 'waiting' }],
          },
        },
        waiting: { after: { pause: 'calling' } },
      },
    },
    done: { type: 'final' },
  },
};

export const SETUP = {
  actors: { call: fromPromise(async () => {}) },
  guards: { isGood: () => true },
  actions: { count: () => {} },
  delays: { pause: 1 },
};

/** Changes a sound chart for the worse. */
export type Fault = (parts: Parts) => void;

/** The parts of a copy of {@link SOUND} that faults are planted in; of any shape, since a fault has another. */
interface Parts {
  readonly root: Record<string, unknown>;
  readonly states: Record<string, unknown>;
  readonly steps: Record<string, unknown>;
  readonly calling: Record<string, unknown>;
  readonly invoke: Record<string, unknown>;
  readonly setup: Record<keyof typeof SETUP, Record<string, unknown>>;
}

/** Makes a sound chart with a fault. */
export function plant(fault: Fault = () => {}): AnyStateMachine {
  const root = structuredClone(SOUND);
  const { states } = root;
  const { states: steps } = states.working;
  const { calling } = steps;
  const setup = { ...SETUP };
  fault({ root, states, steps, calling, invoke: calling.invoke, setup });
  return createMachine(
    root as Parameters<typeof createMachine>[0],
    setup as Parameters<typeof createMachine>[1],
  );
}
