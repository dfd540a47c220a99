import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FailureCode } from '../../src/domain/failure.ts';
import type { Life } from '../../src/domain/life.ts';
import type { CallName } from '../../src/machines/calls.ts';
import type { OnboardingContext } from '../../src/machines/onboarding.ts';
import { interpreter } from './drive.ts';
import { STARTED_AT, toInput } from './world.ts';
import type { DriveOptions } from './world.ts';
import { OUTPUTS, anyInput, anyWalk, happen, toReply } from './walk.ts';
import type { Choice } from './walk.ts';

/** The failures that lead a call of this name somewhere of their own, and one that leads it to its end. */
const TURNS: { readonly [Name in CallName]: readonly FailureCode[] } = {
  signUp: ['USER_EXISTS', 'CODE_NOT_SENT', 'CONNECTION_LOST'],
  createUser: ['USER_EXISTS', 'CONNECTION_LOST'],
  findUser: ['ACCESS_DENIED', 'UNEXPECTED'],
  confirmSignUp: ['CODE_EXPIRED', 'USER_NOT_FOUND', 'ALREADY_CONFIRMED'],
  resendCode: ['USER_NOT_FOUND', 'ALREADY_CONFIRMED', 'TIMED_OUT'],
  confirmByAdmin: ['USER_NOT_FOUND', 'ALREADY_CONFIRMED'],
  setPassword: ['PASSWORD_UNCHANGED', 'USER_NOT_FOUND'],
  verifyEmail: ['INPUT_REFUSED', 'USER_NOT_FOUND'],
  addToGroup: ['USER_NOT_FOUND', 'UNEXPECTED'],
  authenticate: ['USER_NOT_CONFIRMED', 'USER_NOT_FOUND'],
  answerChallenge: ['CHALLENGE_EXPIRED', 'PASSWORD_WRONG', 'USER_NOT_CONFIRMED'],
  readUser: ['TOKEN_EXPIRED', 'USER_NOT_FOUND'],
  getIdentity: ['TOKEN_EXPIRED', 'UNEXPECTED'],
  getCredentials: ['TOKEN_EXPIRED', 'UNEXPECTED'],
  storeObject: ['OBJECT_EXISTS', 'CREDENTIALS_EXPIRED', 'UNEXPECTED'],
  checkObject: ['OBJECT_NOT_FOUND', 'UNEXPECTED'],
  sendWelcomeMail: ['SERVICE_ERROR', 'UNEXPECTED'],
  signOut: ['UNEXPECTED'],
};

/** Every life that a call of this one may lead to at once, or that its backoff does. */
function* followers(life: Life, isChallenged: boolean): Generator<Life> {
  const { call } = life;
  const backoff = life.timers.find(({ id }) => id.includes('backoff'));
  const fired = backoff && interpreter.fire(life, backoff, STARTED_AT);
  if (fired) yield fired.life;
  if (call === null) return;
  const name = call.src as CallName;
  const choices: readonly Choice[] = [
    ...OUTPUTS[name].flatMap((output, variant) =>
      isChallenged || !isAnswerable(output) ? [{ type: 'output', variant } as const] : [],
    ),
    ...TURNS[name].map((code) => ({ type: 'failure', code }) as const),
  ];
  for (const choice of choices) {
    const next = interpreter.reply(life, { call, with: toReply(name, choice) }, STARTED_AT);
    if (next !== null) yield next.life;
  }
}

function isAnswerable(output: unknown): boolean {
  const { challenge = null } = (output ?? {}) as { readonly challenge?: string | null };
  return challenge !== null && challenge !== 'SMS_MFA';
}

/** What of a life decides how it goes on; the attempts are only counted. */
function toSignature({ value, context }: Life): string {
  const { failure, ...rest } = context as OnboardingContext;
  return JSON.stringify([value, { ...rest, attempts: null, failure: failure !== null }]);
}

interface Search {
  /** Whether the world sets challenges that a batch can answer; they double the lives that there are. */
  readonly isChallenged: boolean;
  readonly open: Set<string>;
  readonly closed: Set<string>;
}

/** Follows every answer of the world; a life met again on the way to itself is a circle. */
function findCircle(life: Life, search: Search): string | undefined {
  const { isChallenged, open, closed } = search;
  const signature = toSignature(life);
  if (open.has(signature)) return signature;
  if (closed.has(signature)) return undefined;
  open.add(signature);
  for (const next of followers(life, isChallenged)) {
    const circle = findCircle(next, search);
    if (circle !== undefined) return circle;
  }
  open.delete(signature);
  closed.add(signature);
  return undefined;
}

const CASES: readonly [string, DriveOptions & { readonly isChallenged?: boolean }][] = [
  [
    'adopting',
    { policy: { onExistingUser: 'adopt', onExistingObject: 'overwrite', sendsMail: false } },
  ],
  ['failing', { policy: { onExistingUser: 'fail', onExistingObject: 'fail' } }],
  ['skipping', { policy: { confirmBy: 'admin', onExistingUser: 'skip' } }],
  ['challenged', { policy: { sendsMail: false }, isChallenged: true }],
  ['by link', { policy: { confirmBy: 'link', sendsMail: false } }],
  ['by users', { policy: { storageCredentials: 'identityPool', sendsMail: false } }],
  ['created', { policy: { signUpBy: 'admin', confirmBy: 'admin' }, groups: ['staff', 'admins'] }],
];

it.each(CASES)(
  'whatever the world answers, a row ends or waits: %s',
  (_, { isChallenged = false, policy, ...options }) => {
    const retry = { maxAttempts: 2, baseDelayMs: 1, maxDelayMs: 1 };
    const input = toInput({ ...options, policy: { ...policy, maxResends: 1, retry } });
    const { life } = interpreter.begin(input, STARTED_AT);
    const informed = ['code.received', 'confirmation.seen'] as const;
    const closed = new Set<string>();
    for (const type of [null, ...informed]) {
      const begun = type === null ? life : interpreter.send(life, { type }, STARTED_AT).life;
      const search = { isChallenged, open: new Set<string>(), closed };
      expect(findCircle(begun, search)).toBeUndefined();
    }
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
  'attempts attributes answerLost answerLostAt batch challenge codeUnsent failure groups groupsJoined hasCode identityId isConfirmationSeen isNameTaken isProofRefused isSignedIn lostSignUpBy mail object overwrites ownership policy redriven resends retries returns row startedAt step sub username'
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
const INPUT_KEYS =
  'attributes batch challenge group identityId overwrite startedAt sub username'.split(' ');

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
