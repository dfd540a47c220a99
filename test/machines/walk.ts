import * as fc from 'fast-check';
import { FAILURE_CLASSES, createFailure } from '../../src/domain/failure.ts';
import type { FailureCode } from '../../src/domain/failure.ts';
import type { Life } from '../../src/domain/life.ts';
import type { OnboardingPolicy } from '../../src/domain/policy.ts';
import type { Reply, Transition } from '../../src/interpreter/interpreter.ts';
import type { CallName, Calls } from '../../src/machines/calls.ts';
import type { Facts, OnboardingEvent, OnboardingInput } from '../../src/machines/onboarding.ts';
import { interpreter } from './drive.ts';
import { HAPPY, OUR_NEW_USER, OUR_USER, POLICY, STARTED_AT, STRANGER, toInput } from './world.ts';

/** Everything that a call may answer, as far as the chart tells answers apart. */
export const OUTPUTS: { readonly [Name in CallName]: readonly Calls[Name]['output'][] } = {
  signUp: [
    HAPPY.signUp,
    { ...HAPPY.signUp, confirmed: true },
    { ...HAPPY.signUp, codeSent: false },
  ],
  createUser: [HAPPY.createUser],
  findUser: [
    { exists: false },
    OUR_USER,
    { ...OUR_USER, status: 'CONFIRMED' },
    OUR_NEW_USER,
    { ...OUR_USER, enabled: false },
    STRANGER,
    { ...STRANGER, status: 'UNCONFIRMED' },
  ],
  confirmSignUp: [null],
  resendCode: [null],
  confirmByAdmin: [null],
  setPassword: [null],
  verifyEmail: [null],
  addToGroup: [null],
  authenticate: [
    HAPPY.authenticate,
    { challenge: 'SMS_MFA' },
    { challenge: 'PASSWORD_VERIFIER' },
    { challenge: 'NEW_PASSWORD_REQUIRED' },
  ],
  answerChallenge: [
    HAPPY.answerChallenge,
    { challenge: 'SMS_MFA' },
    { challenge: 'PASSWORD_VERIFIER' },
    { challenge: 'NEW_PASSWORD_REQUIRED' },
  ],
  readUser: [HAPPY.readUser, { sub: STRANGER.sub }],
  getIdentity: [HAPPY.getIdentity],
  getCredentials: [null],
  storeObject: [HAPPY.storeObject],
  checkObject: [
    {
      bucket: 'profiles',
      key: 'users/sub-of-ada/profile.json',
      etag: '"2"',
      ours: true,
      ofAnotherRow: false,
    },
    {
      bucket: 'profiles',
      key: 'users/sub-of-ada/profile.json',
      etag: '"2"',
      ours: false,
      ofAnotherRow: false,
    },
  ],
  sendWelcomeMail: [HAPPY.sendWelcomeMail],
  signOut: [null],
};

const CODES = Object.keys(FAILURE_CLASSES) as readonly FailureCode[];

/** A choice that means something for whichever call is under way. */
export type Choice =
  | { readonly type: 'output'; readonly variant: number }
  | { readonly type: 'failure'; readonly code: FailureCode; readonly retryAfterMs?: number };

const anyChoice: fc.Arbitrary<Choice> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('output'), variant: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        type: fc.constant('failure'),
        code: fc.constantFrom(...CODES),
        retryAfterMs: fc.nat(100_000),
      },
      { requiredKeys: ['type', 'code'] },
    ),
  },
);

export function toReply(src: string, choice: Choice): Reply {
  if (choice.type === 'failure') {
    return { failure: createFailure(choice.code, 'The world refused.', choice.retryAfterMs) };
  }
  const outputs = OUTPUTS[src as CallName];
  return { output: outputs[choice.variant % outputs.length] };
}

/** One thing that happens to a row: its call answers, one of its timers fires, or somebody tells it something. */
export type Happening =
  | { readonly type: 'reply'; readonly choice: Choice }
  | { readonly type: 'timer'; readonly index: number }
  | { readonly type: 'event'; readonly event: OnboardingEvent };

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('reply'), choice: anyChoice }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('timer'), index: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('event'),
      event: fc.constantFrom<OnboardingEvent>(
        { type: 'code.received' },
        { type: 'confirmation.seen' },
        { type: 'resume' },
      ),
    }),
  },
);

export const anyWalk: fc.Arbitrary<readonly Happening[]> = fc.array(anyHappening, {
  maxLength: 60,
  size: 'max',
});

const anyPolicy: fc.Arbitrary<OnboardingPolicy> = fc.record({
  signUpBy: fc.constantFrom('self', 'admin'),
  confirmBy: fc.constantFrom('code', 'link', 'admin'),
  confirmationTimeoutMs: fc.constant(POLICY.confirmationTimeoutMs),
  resendAfterMs: fc.constant(POLICY.resendAfterMs),
  maxResends: fc.nat(2),
  knowsPassword: fc.boolean(),
  onExistingUser: fc.constantFrom('adopt', 'skip', 'fail'),
  storageCredentials: fc.constantFrom('operator', 'identityPool'),
  onExistingObject: fc.constantFrom('keep', 'overwrite', 'fail'),
  sendsMail: fc.boolean(),
  onUnknownMail: fc.constantFrom('skip', 'resend'),
  retry: fc.constant(POLICY.retry),
});

export const NO_FACTS: Facts = {
  startedAt: STARTED_AT,
  sub: null,
  ownership: 'none',
  answerLost: false,
  answerLostAt: null,
  lostSignUpBy: null,
  codeUnsent: false,
  resends: 0,
  identityId: null,
  object: null,
  mail: null,
};

const anyFacts: fc.Arbitrary<Facts> = fc.constantFrom<Facts>(
  NO_FACTS,
  { ...NO_FACTS, answerLost: true },
  { ...NO_FACTS, ownership: 'unproven' },
  { ...NO_FACTS, sub: OUR_USER.sub, ownership: 'ours' },
  { ...NO_FACTS, sub: STRANGER.sub, ownership: 'adopted' },
  { ...NO_FACTS, ownership: 'adopted' },
);

export const anyInput: fc.Arbitrary<OnboardingInput> = fc
  .record({
    policy: anyPolicy,
    groups: fc.constantFrom<readonly string[]>([], ['staff'], ['staff', 'admins']),
    facts: fc.option(anyFacts),
  })
  .map(({ facts, ...input }) => toInput({ ...input, ...(facts && { facts }) }));

/** Lets something happen to a row; `null` where it does not concern the row. */
export const happen = createHappen(interpreter);

/** Makes {@link happen} for rows of another chart. */
export function createHappen(by: typeof interpreter) {
  return (life: Life, happening: Happening, now: number): Transition | null => {
    if (happening.type === 'event') return by.send(life, happening.event, now);
    if (happening.type === 'timer') {
      const timer = life.timers[happening.index % Math.max(1, life.timers.length)];
      return timer === undefined ? null : by.fire(life, timer, now);
    }
    const { call } = life;
    if (call === null) return null;
    return by.reply(life, { call, with: toReply(call.src, happening.choice) }, now);
  };
}
