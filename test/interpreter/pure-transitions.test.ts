import * as fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import type { AnyStateMachine, StateValue } from 'xstate';
import { expect, it } from 'vitest';
import { createFailure } from '../../src/domain/failure.ts';
import type { Life } from '../../src/domain/life.ts';
import { createPureTransitions } from '../../src/interpreter/pure-transitions.ts';
import type { Step } from '../../src/interpreter/pure-transitions.ts';
import type { CallName } from '../../src/machines/calls.ts';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { interpreter } from '../machines/drive.ts';
import { STARTED_AT } from '../machines/world.ts';
import { OUTPUTS, anyInput, anyWalk, happen } from '../machines/walk.ts';

const machine: AnyStateMachine = onboardingMachine;
const lean = createPureTransitions(machine);

/** What hosts use of a step; actors stand in the parameters of actions, and are made anew for each. */
const toFacts = ([snapshot, actions]: Step) => ({
  value: snapshot.value as unknown,
  context: snapshot.context as unknown,
  status: snapshot.status,
  tags: [...snapshot.tags],
  actions: actions.map(({ type, params }) => ({ type, params: toData(params) })),
});

const toData = (params: unknown) =>
  typeof params === 'object' ? { ...params, actorRef: undefined } : params;

const FAILURES = (['THROTTLED', 'ACCESS_DENIED', 'USER_EXISTS', 'PASSWORD_REFUSED'] as const).map(
  (code) => createFailure(code, 'no'),
);

/** What a row may be told where it stands. */
function toEvents({ status, call }: Life): readonly { readonly type: string }[] {
  if (status === 'done') return [];
  const told = ['resume', 'cancel', 'code.received', 'confirmation.seen'].map((type) => ({ type }));
  if (call === null) return told;
  const { id: actorId, src } = call;
  const done = OUTPUTS[src as CallName].map((output: unknown) => ({
    type: `xstate.done.actor.${actorId}`,
    output,
  }));
  const failed = FAILURES.map((failure) => ({
    type: `xstate.error.actor.${actorId}`,
    error: { failure },
  }));
  return [...told, ...done, ...failed].map((event) => ({ ...event, actorId, at: STARTED_AT }));
}

it('a step is the one that XState itself takes', () => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      expect(toFacts(lean.initial(input))).toEqual(toFacts(initialTransition(machine, input)));
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const happening of walk) {
        const { value, context } = life;
        const snapshot = machine.resolveState({ value: value as StateValue, context });
        for (const event of toEvents(life)) {
          const expected = toFacts(transition(machine, snapshot, event));
          expect(toFacts(lean.next(life, event))).toEqual(expected);
        }
        life = happen(life, happening, STARTED_AT)?.life ?? life;
      }
    }),
    { numRuns: 60 },
  );
});
