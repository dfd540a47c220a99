import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FailureCode } from '../../src/domain/failure.ts';
import type { Life } from '../../src/domain/life.ts';
import type { CallName } from '../../src/machines/calls.ts';
import type { OnboardingContext } from '../../src/machines/onboarding.ts';
import { interpreter } from './drive.ts';
import { STARTED_AT, toInput } from './world.ts';
import { OUTPUTS, anyInput, anyWalk, happen, toReply } from './walk.ts';
import type { Choice } from './walk.ts';

/** The failures that lead a call of this name somewhere of their own, and one that leads it to its end. */
const TURNS: { readonly [Name in CallName]: readonly FailureCode[] } = {
  signUp: ['USER_EXISTS', 'CODE_NOT_SENT', 'CONNECTION_LOST'],
  findUser: ['ACCESS_DENIED', 'UNEXPECTED'],
  confirmSignUp: ['CODE_EXPIRED', 'USER_NOT_FOUND', 'ALREADY_CONFIRMED'],
  resendCode: ['USER_NOT_FOUND', 'ALREADY_CONFIRMED', 'TIMED_OUT'],
  confirmByAdmin: ['USER_NOT_FOUND', 'ALREADY_CONFIRMED'],
  authenticate: ['USER_NOT_CONFIRMED', 'USER_NOT_FOUND'],
  readUser: ['TOKEN_EXPIRED', 'USER_NOT_FOUND'],
  storeObject: ['OBJECT_EXISTS', 'UNEXPECTED'],
  checkObject: ['OBJECT_NOT_FOUND', 'UNEXPECTED'],
  sendWelcomeMail: ['SERVICE_ERROR', 'UNEXPECTED'],
  signOut: ['UNEXPECTED'],
};

/** Every life that a call of this one may lead to at once, or that its backoff does. */
function* followers(life: Life): Generator<Life> {
  const { call } = life;
  const backoff = life.timers.find(({ id }) => id.includes('backoff'));
  const fired = backoff && interpreter.fire(life, backoff, STARTED_AT);
  if (fired) yield fired.life;
  if (call === null) return;
  const name = call.src as CallName;
  const choices: readonly Choice[] = [
    ...OUTPUTS[name].map((_, variant) => ({ type: 'output', variant }) as const),
    ...TURNS[name].map((code) => ({ type: 'failure', code }) as const),
  ];
  for (const choice of choices) {
    const next = interpreter.reply(life, { call, with: toReply(name, choice) }, STARTED_AT);
    if (next !== null) yield next.life;
  }
}

/** What of a life decides how it goes on; the attempts are only counted. */
function toSignature({ value, context }: Life): string {
  const { failure, ...rest } = context as OnboardingContext;
  return JSON.stringify([value, { ...rest, attempts: null, failure: failure !== null }]);
}

/** Follows every answer of the world; a life met again on the way to itself is a circle. */
function findCircle(life: Life, open: Set<string>, closed: Set<string>): string | undefined {
  const signature = toSignature(life);
  if (open.has(signature)) return signature;
  if (closed.has(signature)) return undefined;
  open.add(signature);
  for (const next of followers(life)) {
    const circle = findCircle(next, open, closed);
    if (circle !== undefined) return circle;
  }
  open.delete(signature);
  closed.add(signature);
  return undefined;
}

const POLICIES = [
  { confirmBy: 'code', onExistingUser: 'adopt', onExistingObject: 'overwrite' },
  { confirmBy: 'code', onExistingUser: 'fail', onExistingObject: 'fail' },
  { confirmBy: 'admin', onExistingUser: 'skip', onExistingObject: 'keep' },
] as const;

it.each(POLICIES)(
  'whatever the world answers, a row ends or waits: $confirmBy $onExistingUser $onExistingObject',
  (policy) => {
    const retry = { maxAttempts: 2, baseDelayMs: 1, maxDelayMs: 1 };
    const input = toInput({ policy: { ...policy, maxResends: 1, retry } });
    const { life } = interpreter.begin(input, STARTED_AT);
    const informed = interpreter.send(life, { type: 'code.received' }, STARTED_AT).life;
    const closed = new Set<string>();
    expect(findCircle(life, new Set(), closed)).toBeUndefined();
    expect(findCircle(informed, new Set(), closed)).toBeUndefined();
    expect(closed.size).toBeGreaterThan(500);
  },
);

it('whatever happens, a life is either waiting for something or done', () => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const happening of walk) {
        life = happen(life, happening, STARTED_AT)?.life ?? life;
        const { call, timers, tags, status } = life;
        const waits = call !== null || timers.length > 0 || tags.includes('held');
        expect(waits).toBe(status === 'active');
      }
    }),
    { numRuns: 150 },
  );
});

const CONTEXT_KEYS =
  'attempts attributes answerLost batch codeUnsent failure hasCode isNameTaken mail object overwrites ownership policy redriven resends retries returns row startedAt step sub username'
    .split(' ')
    .toSorted();

it('whatever happens, the context holds what it is meant to, as JSON, and nothing that an answer adds', () => {
  const leak = 'a-token-that-slipped-into-an-answer';
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const happening of walk) {
        const { call } = life;
        const next =
          happening.type === 'reply' && call !== null && happening.choice.type === 'output'
            ? interpreter.reply(life, { call, with: withLeak(call.src, happening.choice, leak) }, 0)
            : happen(life, happening, STARTED_AT);
        life = next?.life ?? life;
        expect(Object.keys(life.context as object).toSorted()).toEqual(CONTEXT_KEYS);
        expect(JSON.stringify(life)).not.toContain(leak);
      }
    }),
    { numRuns: 150 },
  );
});

function withLeak(src: string, choice: Choice, accessToken: string) {
  const reply = toReply(src, choice);
  // The mail's answer is kept as it is, since it is the part of a result that it describes.
  if (!('output' in reply) || reply.output === null || src === 'sendWelcomeMail') return reply;
  return { output: { ...(reply.output as object), accessToken } };
}

/** What calls may be told; secrets travel beside it. */
const INPUT_KEYS = ['attributes', 'batch', 'overwrite', 'startedAt', 'sub', 'username'];

it('no call is told a secret', () => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const happening of walk) {
        const told = Object.keys(life.call?.input ?? {});
        expect(INPUT_KEYS).toEqual(expect.arrayContaining(told));
        life = happen(life, happening, STARTED_AT)?.life ?? life;
      }
    }),
    { numRuns: 200 },
  );
});
