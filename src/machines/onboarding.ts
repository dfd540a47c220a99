import { assign, fromPromise, setup } from 'xstate';
import type { Failure, FailureCode, ServiceFailure } from '../domain/failure.ts';
import type { Step } from '../domain/lifecycle.ts';
import type { SentMail, StoredObject } from '../domain/outcome.ts';
import type { OnboardingPolicy } from '../domain/policy.ts';
import type { CallName, Calls, FoundUser } from './calls.ts';

/** What is known of a row's effects in the world; a redriven row begins its new life with them. */
export interface Facts {
  /** When the row's first life began, milliseconds since the epoch: our recorded intent to sign the person up. */
  readonly startedAt: number;
  readonly sub: string | null;
  /** Whose user it is: `unproven` where nothing but the sign-in can tell. */
  readonly ownership: 'none' | 'ours' | 'adopted' | 'unproven';
  /** Whether a sign-up may have taken effect although its answer never came. */
  readonly answerLost: boolean;
  /** When the last such answer was missed, milliseconds since the epoch; `null` where no host told the time. */
  readonly answerLostAt: number | null;
  /** Whose answer that was; the configuration may say something else by now. */
  readonly lostSignUpBy: OnboardingPolicy['signUpBy'] | null;
  /** Whether Cognito could not send the code of the sign-up. */
  readonly codeUnsent: boolean;
  readonly resends: number;
  /** The user's id in the identity pool. */
  readonly identityId: string | null;
  readonly object: StoredObject | null;
  readonly mail: SentMail | null;
}

/** What a row begins its life with. */
export interface OnboardingInput {
  readonly batch: string;
  readonly row: number;
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the groups that the person joins. */
  readonly groups: readonly string[];
  readonly policy: OnboardingPolicy;
  /** Milliseconds since the epoch; the chart reads no clock. */
  readonly startedAt: number;
  /** What an earlier life found out. */
  readonly facts?: Facts;
}

/** Nothing but JSON, and no secret. */
export interface OnboardingContext extends Omit<OnboardingInput, 'facts'>, Facts {
  readonly redriven: boolean;
  readonly step: Step;
  /** Calls made, by step. */
  readonly attempts: Partial<Record<Step, number>>;
  /** Backoffs in the present step. */
  readonly retries: number;
  /** How often the row had to go back to an earlier step. */
  readonly returns: number;
  /** Whether a code lies with the secrets that was not tried yet. */
  readonly hasCode: boolean;
  /** Whether somebody saw that the user is confirmed, and nobody looked yet. */
  readonly isConfirmationSeen: boolean;
  /** Whether a sign-up was told that the username exists. */
  readonly isNameTaken: boolean;
  /** How many of the groups the user has joined. */
  readonly groupsJoined: number;
  readonly isSignedIn: boolean;
  /** The challenge that is being answered. */
  readonly challenge: string | null;
  /** Whether a proof of the password was refused, which may have come too late. */
  readonly isProofRefused: boolean;
  readonly overwrites: boolean;
  readonly failure: Failure | null;
}

/** What happens to a row from outside, besides the answers of services and its own timers. */
export type OnboardingEvent =
  | { readonly type: 'code.received' }
  | { readonly type: 'confirmation.seen' }
  /** The process died or stopped, or what held the batch may be mended: `policy` is what the configuration says now. */
  | { readonly type: 'resume'; readonly policy?: OnboardingPolicy }
  | { readonly type: 'cancel' };

/** More ways back than this, and the world changes faster than the row can follow. */
const MAX_RETURNS = 5;

/** A status that a user of ours cannot have; a confirmed one may be ahead of what a killed process wrote down. */
const UNLIKE_STATUSES = { self: 'FORCE_CHANGE_PASSWORD', admin: 'UNCONFIRMED' } as const;

/** Room for rounding between AWS's clock and ours, once the difference of both is taken out. */
const CLOCK_TOLERANCE_MS = 2000;

/** A call that nobody awaits any more may take effect for so long. */
const LATE_EFFECT_MS = 60_000;

/** What a timer of Node or a browser can hold: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const NO_FACTS: Omit<Facts, 'startedAt'> = {
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

/** After these a sign-up may have made the user and sent no code. */
const WITHOUT_CODE: readonly FailureCode[] = [
  'CONFIRMATION_MAIL_CAP',
  'MAIL_ROLE_INVALID',
  'TRIGGER_INVALID',
];

/** The steps of a confirmation that nobody is waited for in: the deadline is none of theirs. */
const BY_ADMIN: readonly Step[] = ['confirmingByAdmin', 'settingPassword', 'verifyingEmail'];

/** A batch answers these: the proof of a password, and the first permanent password of a user whom it created. */
const PASSWORD_VERIFIER = 'PASSWORD_VERIFIER';
const NEW_PASSWORD_REQUIRED = 'NEW_PASSWORD_REQUIRED';

/** A user's credentials may have expired after these: the answer to a HEAD request has no words for it. */
const MAYBE_EXPIRED: readonly FailureCode[] = ['CREDENTIALS_EXPIRED', 'CREDENTIALS_REFUSED'];

/** After these nobody knows whether the call took effect. */
const UNKNOWN_EFFECT: readonly FailureCode[] = [
  'CONNECTION_LOST',
  'TIMED_OUT',
  'SERVICE_ERROR',
  'TRIGGER_CRASHED',
];

/**
 * The lifecycle of one row, from a line of the input to a provisioned user: the only place where the order of things
 * is decided. Provide the services with `createActors`.
 *
 * @example
 * ```ts
 * import { onboardingMachine } from 'cognito-onboard';
 *
 * Object.keys(onboardingMachine.states)[0]; // => 'unregistered'
 * ```
 */
export const onboardingMachine = setup({
  types: {
    context: {} as OnboardingContext,
    events: {} as OnboardingEvent,
    input: {} as OnboardingInput,
    tags: {} as 'once' | 'held' | 'awaitingConfirmation',
  },
  actors: {
    signUp: placeholder('signUp'),
    createUser: placeholder('createUser'),
    findUser: placeholder('findUser'),
    confirmSignUp: placeholder('confirmSignUp'),
    resendCode: placeholder('resendCode'),
    confirmByAdmin: placeholder('confirmByAdmin'),
    setPassword: placeholder('setPassword'),
    verifyEmail: placeholder('verifyEmail'),
    addToGroup: placeholder('addToGroup'),
    authenticate: placeholder('authenticate'),
    answerChallenge: placeholder('answerChallenge'),
    readUser: placeholder('readUser'),
    getIdentity: placeholder('getIdentity'),
    getCredentials: placeholder('getCredentials'),
    storeObject: placeholder('storeObject'),
    checkObject: placeholder('checkObject'),
    sendWelcomeMail: placeholder('sendWelcomeMail'),
    signOut: placeholder('signOut'),
  },
  delays: {
    backoff: ({ context }) => toBackoffMs(context),
    resendDelay: ({ context }) => context.policy.resendAfterMs,
    confirmationTimeout: ({ context }) => context.policy.confirmationTimeoutMs,
  },
  guards: {
    isRedriven: ({ context }) => context.redriven,
    mayHaveUser: ({ context }) => context.answerLost || context.sub !== null,
    hasCode: ({ context }) => context.hasCode,
    hasFailed: ({ context }) => context.failure !== null,
    canResend: ({ context }) => canResend(context),
    mustResend: ({ context }) => context.codeUnsent && canResend(context),
    signsUpByAdmin: ({ context }) => context.policy.signUpBy === 'admin',
    confirmsByAdmin: ({ context }) => context.policy.confirmBy === 'admin',
    confirmsByLink: ({ context }) => context.policy.confirmBy === 'link',
    confirmsUnprovenByAdmin: ({ context: { policy, ownership } }) =>
      ownership === 'unproven' && (policy.confirmBy === 'admin' || policy.signUpBy === 'admin'),
    isConfirmationSeen: ({ context }) => context.isConfirmationSeen,
    isUpToPerson: ({ context }) => !BY_ADMIN.includes(context.step),
    verifiesEmail: ({ context }) => verifiesEmail(context),

    isConfirmedAtOnce: ({ event }) => outputOf('signUp', event).confirmed,
    isConfirmedAtOnceAndVerifiesEmail: ({ context, event }) =>
      outputOf('signUp', event).confirmed && verifiesEmail(context),
    isCodeImpossible: ({ context, event }) =>
      context.policy.confirmBy !== 'admin' && !outputOf('signUp', event).codeSent,

    joinsGroupsFirst: ({ context }) => context.ownership === 'ours' && hasGroupsLeft(context),
    joinsGroups: ({ context }) => hasGroupsLeft(context),
    hasMoreGroups: ({ context }) => context.groupsJoined + 1 < context.groups.length,
    isSignedIn: ({ context }) => context.isSignedIn,
    isChallenged: ({ event }) => challengeOf(event) !== null,
    isAnswerable: ({ context, event }) => isAnswerable(context, challengeOf(event)),
    isAnswerableNext: ({ context, event }) =>
      context.challenge === PASSWORD_VERIFIER &&
      challengeOf(event) === NEW_PASSWORD_REQUIRED &&
      isAnswerable(context, NEW_PASSWORD_REQUIRED),
    isSameUserAndUsesIdentityPool: ({ context, event }) =>
      (context.sub === null || context.sub === outputOf('readUser', event).sub) &&
      context.policy.storageCredentials === 'identityPool',
    isSameUser: ({ context, event }) =>
      context.sub === null || context.sub === outputOf('readUser', event).sub,
    sendsMail: ({ context }) => sendsMail(context),
    sendsNoMailAnyMore: ({ event }) => policyOf(event)?.sendsMail === false,
    isOurObject: ({ event }) => outputOf('checkObject', event).ours,
    isOurObjectAndSendsMail: ({ context, event }) =>
      outputOf('checkObject', event).ours && sendsMail(context),
    isObjectOfAnotherRow: ({ event }) => outputOf('checkObject', event).ofAnotherRow,
    keepsObject: ({ context }) => context.policy.onExistingObject === 'keep',
    keepsObjectAndSendsMail: ({ context }) =>
      context.policy.onExistingObject === 'keep' && sendsMail(context),
    overwritesObject: ({ context }) =>
      context.policy.onExistingObject === 'overwrite' && !context.overwrites,
    resendsUnknownMail: ({ context }) => context.policy.onUnknownMail === 'resend',

    isAbsentAndCanReturn: ({ context, event }) =>
      !outputOf('findUser', event).exists && canReturn(context),
    isAbsentAndUndelivered: ({ context, event }) =>
      !outputOf('findUser', event).exists && context.codeUnsent && context.returns > 0,
    isAbsent: ({ event }) => !outputOf('findUser', event).exists,
    isOursAndUnverified: ({ context, event }) =>
      isOurs(context, event, 'CONFIRMED') && verifiesEmail(context) && !isVerified(event),
    isOursAndConfirmed: ({ context, event }) => isOurs(context, event, 'CONFIRMED'),
    isOursAndTemporary: ({ context, event }) =>
      signedUpBy(context) === 'admin' && isOurs(context, event, 'FORCE_CHANGE_PASSWORD'),
    isOursAndUnconfirmed: ({ context, event }) => isOurs(context, event, 'UNCONFIRMED'),
    isOurs: ({ context, event }) => isOurs(context, event),
    isPossiblyOurs: ({ context, event }) => isPossiblyOurs(context, event),
    isStillUnconfirmed: ({ context, event }) => isSameFound(context, event, 'UNCONFIRMED'),
    isNowConfirmed: ({ context, event }) => isSameFound(context, event, 'CONFIRMED'),
    isSkippedByPolicy: ({ context }) => context.policy.onExistingUser === 'skip',
    isAdoptedUnknown: ({ context }) =>
      context.policy.onExistingUser === 'adopt' && !context.policy.knowsPassword,
    isAdoptable: ({ context, event }) =>
      context.policy.onExistingUser === 'adopt' && isUsable(outputOf('findUser', event)),
    isAdoptedByPolicy: ({ context }) => context.policy.onExistingUser === 'adopt',

    canRetry: ({ context, event }) => isTransient(failureOf(event)) && canRetry(context),
    isTriggerBroken: ({ context, event }) => isTriggerBroken(context, event),
    isBatchFailure: ({ context, event }) =>
      failureOf(event).scope === 'batch' || isTriggerBroken(context, event),
    isUserExists: ({ event }) => failureOf(event).code === 'USER_EXISTS',
    mayStandWithoutCode: ({ event }) => WITHOUT_CODE.includes(failureOf(event).code),
    isCodeNotSent: ({ event }) => failureOf(event).code === 'CODE_NOT_SENT',
    isEffectUnknown: ({ event }) => isEffectUnknown(failureOf(event)),
    isEffectUnknownAndCanRetry: ({ context, event }) =>
      isEffectUnknown(failureOf(event)) && canRetry(context),
    isEffectUnknownAndResends: ({ context, event }) =>
      isEffectUnknown(failureOf(event)) &&
      context.policy.onUnknownMail === 'resend' &&
      canRetry(context),
    isAlreadyConfirmed: ({ event }) => failureOf(event).code === 'ALREADY_CONFIRMED',
    isCodeMismatch: ({ event }) => failureOf(event).code === 'CODE_MISMATCH',
    isCodeExpired: ({ event }) => failureOf(event).code === 'CODE_EXPIRED',
    isCodeExpiredAndCanResend: ({ context, event }) =>
      failureOf(event).code === 'CODE_EXPIRED' && canResend(context),
    isUserMissingAndCanReturn: ({ context, event }) =>
      failureOf(event).code === 'USER_NOT_FOUND' && canReturn(context),
    isUnconfirmedAndCanReturn: ({ context, event }) =>
      failureOf(event).code === 'USER_NOT_CONFIRMED' &&
      context.ownership !== 'adopted' &&
      canReturn(context),
    isUnconfirmedAndAdopted: ({ context, event }) =>
      failureOf(event).code === 'USER_NOT_CONFIRMED' && context.ownership === 'adopted',
    isTokenExpiredAndCanReturn: ({ context, event }) =>
      failureOf(event).code === 'TOKEN_EXPIRED' && canReturn(context),
    isChallengeExpiredAndCanReturn: ({ context, event }) =>
      failureOf(event).code === 'CHALLENGE_EXPIRED' && canReturn(context),
    // The proof must arrive within seconds of its question, so a late one is refused like a wrong one.
    isProofRefusedFirst: ({ context, event }) =>
      failureOf(event).code === 'PASSWORD_WRONG' &&
      context.challenge === PASSWORD_VERIFIER &&
      !context.isProofRefused,
    isPasswordUnchanged: ({ event }) => failureOf(event).code === 'PASSWORD_UNCHANGED',
    isPasswordUnchangedAndVerifiesEmail: ({ context, event }) =>
      failureOf(event).code === 'PASSWORD_UNCHANGED' && verifiesEmail(context),
    isAlreadyConfirmedAndVerifiesEmail: ({ context, event }) =>
      failureOf(event).code === 'ALREADY_CONFIRMED' && verifiesEmail(context),
    // A username may look like an address where the pool knows none.
    isWithoutEmail: ({ context, event }) =>
      failureOf(event).code === 'INPUT_REFUSED' && context.attributes['email'] === undefined,
    areUserCredentialsExpiredAndCanReturn: ({ context, event }) =>
      MAYBE_EXPIRED.includes(failureOf(event).code) &&
      context.policy.storageCredentials === 'identityPool' &&
      canReturn(context),
    isObjectExists: ({ event }) => failureOf(event).code === 'OBJECT_EXISTS',
    isObjectMissingAndCanReturn: ({ context, event }) =>
      failureOf(event).code === 'OBJECT_NOT_FOUND' && canReturn(context),
    isReadDeniedAndMayBeOurs: ({ context, event }) =>
      failureOf(event).code === 'ACCESS_DENIED' &&
      context.ownership !== 'adopted' &&
      (context.answerLost || context.sub !== null),
    isReadDeniedAndMaySignUp: ({ context, event }) =>
      failureOf(event).code === 'ACCESS_DENIED' &&
      context.sub === null &&
      context.ownership !== 'adopted' &&
      !context.isNameTaken &&
      canReturn(context),
    isReadDeniedAndSkips: ({ context, event }) =>
      failureOf(event).code === 'ACCESS_DENIED' && context.policy.onExistingUser === 'skip',
    isReadDeniedAndAdopts: ({ context, event }) =>
      failureOf(event).code === 'ACCESS_DENIED' &&
      context.policy.onExistingUser === 'adopt' &&
      context.policy.knowsPassword,
    isReadDeniedAndAdoptedUnknown: ({ event, context }) =>
      failureOf(event).code === 'ACCESS_DENIED' && context.policy.onExistingUser === 'adopt',
    isReadDenied: ({ event }) => failureOf(event).code === 'ACCESS_DENIED',
  },
  actions: {
    enterStep: assign((_, params: { step: Step }) => ({ step: params.step, retries: 0 })),
    clearFailure: assign({ failure: null }),
    countAttempt: assign(({ context }) => ({
      attempts: {
        ...context.attempts,
        [context.step]: (context.attempts[context.step] ?? 0) + 1,
      },
    })),
    countRetry: assign(({ context }) => ({ retries: context.retries + 1 })),
    // A row that dies with its process has not gone round in a circle.
    forgiveReturns: assign({ returns: 0 }),
    countReturn: assign(({ context }) => ({ returns: context.returns + 1 })),

    // What stopped the batch may be mended, in the configuration or in the world: the row is taken up afresh.
    takeUp: assign(({ context, event }) => ({
      policy: policyOf(event) ?? context.policy,
      retries: 0,
      returns: 0,
    })),
    noteCode: assign({ hasCode: true }),
    takeCode: assign({ hasCode: false }),
    noteConfirmation: assign({ isConfirmationSeen: true }),
    takeConfirmation: assign({ isConfirmationSeen: false }),
    noteChallenge: assign(({ event }) => ({ challenge: challengeOf(event) })),
    noteRefusedProof: assign({ isProofRefused: true }),
    noteSignIn: assign({ isSignedIn: true }),
    noteTakenName: assign({ isNameTaken: true }),
    noteLostAnswer: assign(({ context, event }) => toLostAnswer(context, event)),
    noteUnsentCode: assign(({ context, event }) => ({
      ...toLostAnswer(context, event),
      codeUnsent: true,
    })),
    noteMissingCode: assign({ codeUnsent: true }),
    noteUnproven: assign({ ownership: 'unproven' }),
    noteOverwrite: assign({ overwrites: true }),

    recordSignUp: assign(({ event }) => ({
      sub: outputOf('signUp', event).sub,
      ownership: 'ours' as const,
      answerLost: false,
      lostSignUpBy: null,
      codeUnsent: false,
    })),
    recordCreation: assign(({ event }) => ({
      sub: outputOf('createUser', event).sub,
      ownership: 'ours' as const,
      answerLost: false,
      lostSignUpBy: null,
    })),
    recordGroup: assign(({ context }) => ({ groupsJoined: context.groupsJoined + 1 })),
    recordIdentity: assign(({ event }) => ({
      identityId: outputOf('getIdentity', event).identityId,
    })),
    recordFoundUser: assign(({ event }) => ({
      sub: foundUser(event).sub,
      ownership: 'ours' as const,
      answerLost: false,
    })),
    recordAdoption: assign(({ event }) => ({
      sub: foundUser(event).sub,
      ownership: 'adopted' as const,
    })),
    recordDeniedAdoption: assign({ ownership: 'adopted' }),
    forgetUser: assign({
      sub: null,
      ownership: 'none',
      codeUnsent: false,
      isNameTaken: false,
      groupsJoined: 0,
      isSignedIn: false,
    }),
    recordResend: assign(({ context }) => ({ resends: context.resends + 1, codeUnsent: false })),
    recordUser: assign(({ context, event }) => ({
      sub: outputOf('readUser', event).sub,
      ownership: context.ownership === 'adopted' ? ('adopted' as const) : ('ours' as const),
    })),
    recordObject: assign(({ event }) => ({
      object: toStoredObject(event),
      failure: null,
    })),
    recordMail: assign(({ event }) => ({
      mail: outputOf('sendWelcomeMail', event),
      failure: null,
    })),
    recordUnknownMail: assign({ mail: { status: 'unknown' }, failure: null }),

    recordFailure: assign(({ context, event }) => ({
      failure: { ...failureOf(event), step: context.step },
    })),
    recordChallenge: assign(({ context, event }) => ({
      failure: refusal(
        context,
        'CHALLENGE_REQUIRED',
        `Cognito asked for the challenge ${String(challengeOf(event))}, which a batch cannot answer. Turn it off for this client or onboard this person by hand.`,
      ),
    })),
    recordRefusal: assign(({ context }, params: { code: FailureCode; message: string }) => ({
      failure: refusal(context, params.code, params.message),
    })),
  },
}).createMachine({
  id: 'onboarding',
  context: ({ input }) => toContext(input),
  initial: 'unregistered',
  on: {
    'code.received': { actions: 'noteCode' },
    'confirmation.seen': { actions: 'noteConfirmation' },
    cancel: '.cancelled',
  },
  states: {
    unregistered: {
      initial: 'beginning',
      states: {
        beginning: {
          always: [{ guard: 'isRedriven', target: 'reconciling' }, { target: 'registering' }],
        },
        registering: {
          always: [{ guard: 'signsUpByAdmin', target: 'creatingUser' }, { target: 'signingUp' }],
        },
        signingUp: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'signingUp' } }],
          initial: 'calling',
          states: {
            calling: {
              tags: ['once'],
              entry: 'countAttempt',
              invoke: {
                id: 'signUp',
                src: 'signUp',
                input: ({ context }) => ({
                  username: context.username,
                  attributes: context.attributes,
                }),
                onDone: [
                  {
                    guard: 'isConfirmedAtOnceAndVerifiesEmail',
                    target: '#onboarding.pendingConfirmation.verifyingEmail',
                    actions: 'recordSignUp',
                  },
                  {
                    guard: 'isConfirmedAtOnce',
                    target: '#onboarding.confirmed',
                    actions: 'recordSignUp',
                  },
                  {
                    guard: 'isCodeImpossible',
                    target: 'held',
                    actions: [
                      'recordSignUp',
                      'noteMissingCode',
                      {
                        type: 'recordRefusal',
                        params: {
                          code: 'CODE_IMPOSSIBLE',
                          message:
                            'Cognito signed the user up but sends neither code nor link, since the pool verifies no attribute by itself. Set `confirmation.by` to "admin", or let the pool verify `email`, then run again.',
                        },
                      },
                    ],
                  },
                  { target: '#onboarding.pendingConfirmation', actions: 'recordSignUp' },
                ],
                onError: [
                  {
                    guard: 'isUserExists',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'noteTakenName',
                  },
                  {
                    guard: 'isCodeNotSent',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'noteUnsentCode',
                  },
                  {
                    guard: 'mayStandWithoutCode',
                    target: 'held',
                    actions: ['recordFailure', 'noteUnsentCode'],
                  },
                  {
                    guard: 'isTriggerBroken',
                    target: 'held',
                    actions: ['recordFailure', 'noteLostAnswer'],
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  {
                    guard: 'isEffectUnknownAndCanRetry',
                    target: 'backingOff',
                    actions: ['recordFailure', 'noteLostAnswer'],
                  },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  {
                    guard: 'isEffectUnknown',
                    target: '#onboarding.failed',
                    actions: ['recordFailure', 'noteLostAnswer'],
                  },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: {
                resume: {
                  target: '#onboarding.unregistered.reconciling',
                  actions: ['noteLostAnswer', 'forgiveReturns'],
                },
                cancel: { target: '#onboarding.cancelled', actions: 'noteLostAnswer' },
              },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: {
                resume: [
                  {
                    guard: 'mayHaveUser',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'takeUp',
                  },
                  { target: '#onboarding.unregistered.registering', actions: 'takeUp' },
                ],
              },
            },
          },
        },
        creatingUser: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'creatingUser' } }],
          initial: 'calling',
          states: {
            calling: {
              tags: ['once'],
              entry: 'countAttempt',
              invoke: {
                id: 'createUser',
                src: 'createUser',
                input: ({ context }) => ({
                  username: context.username,
                  attributes: context.attributes,
                }),
                onDone: { target: '#onboarding.pendingConfirmation', actions: 'recordCreation' },
                onError: [
                  {
                    guard: 'isUserExists',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'noteTakenName',
                  },
                  {
                    guard: 'mayStandWithoutCode',
                    target: 'held',
                    actions: ['recordFailure', 'noteLostAnswer'],
                  },
                  {
                    guard: 'isTriggerBroken',
                    target: 'held',
                    actions: ['recordFailure', 'noteLostAnswer'],
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  {
                    guard: 'isEffectUnknownAndCanRetry',
                    target: 'backingOff',
                    actions: ['recordFailure', 'noteLostAnswer'],
                  },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  {
                    guard: 'isEffectUnknown',
                    target: '#onboarding.failed',
                    actions: ['recordFailure', 'noteLostAnswer'],
                  },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: {
                resume: {
                  target: '#onboarding.unregistered.reconciling',
                  actions: ['noteLostAnswer', 'forgiveReturns'],
                },
                cancel: { target: '#onboarding.cancelled', actions: 'noteLostAnswer' },
              },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: {
                resume: [
                  {
                    guard: 'mayHaveUser',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'takeUp',
                  },
                  { target: '#onboarding.unregistered.registering', actions: 'takeUp' },
                ],
              },
            },
          },
        },
        reconciling: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'reconciling' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'findUser',
                src: 'findUser',
                input: ({ context }) => ({ username: context.username }),
                onDone: [
                  {
                    guard: 'isAbsentAndUndelivered',
                    target: '#onboarding.failed',
                    actions: [
                      'forgetUser',
                      {
                        type: 'recordRefusal',
                        params: {
                          code: 'DELIVERY_FAILED',
                          message:
                            'Cognito made no user, since it could not send the code, twice. Check the address of the row, and the mail settings of the pool if it happens to many.',
                        },
                      },
                    ],
                  },
                  {
                    guard: 'isAbsentAndCanReturn',
                    target: '#onboarding.unregistered.registering',
                    actions: ['countReturn', 'forgetUser'],
                  },
                  {
                    guard: 'isAbsent',
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'STATE_UNSTABLE',
                        message:
                          'Sign-up and reading the user contradict each other again and again. Look for another program that deletes users of this pool, then run the row again with `redrive`.',
                      },
                    },
                  },
                  {
                    guard: 'isOursAndUnverified',
                    target: '#onboarding.pendingConfirmation.verifyingEmail',
                    actions: 'recordFoundUser',
                  },
                  {
                    guard: 'isOursAndConfirmed',
                    target: '#onboarding.confirmed',
                    actions: 'recordFoundUser',
                  },
                  {
                    guard: 'isOursAndTemporary',
                    target: '#onboarding.pendingConfirmation.settingPassword',
                    actions: 'recordFoundUser',
                  },
                  {
                    guard: 'isOursAndUnconfirmed',
                    target: '#onboarding.pendingConfirmation',
                    actions: 'recordFoundUser',
                  },
                  {
                    guard: 'isOurs',
                    target: '#onboarding.failed',
                    actions: [
                      'recordFoundUser',
                      {
                        type: 'recordRefusal',
                        params: {
                          code: 'USER_STATE_UNSUPPORTED',
                          message:
                            'The user that this batch created is disabled or in a status other than UNCONFIRMED or CONFIRMED. Look at it in the pool, then run the row again with `redrive`.',
                        },
                      },
                    ],
                  },
                  {
                    guard: 'isPossiblyOurs',
                    target: '#onboarding.confirmed',
                    actions: 'noteUnproven',
                  },
                  { guard: 'isSkippedByPolicy', target: '#onboarding.skipped' },
                  {
                    guard: 'isAdoptedUnknown',
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_EXISTS',
                        message:
                          'The username belongs to a user whom this batch did not create, and whose password nobody gave, since `password.from` is "generated". Choose another username, or set `cognito.onExisting` to "skip".',
                      },
                    },
                  },
                  {
                    guard: 'isAdoptable',
                    target: '#onboarding.confirmed',
                    actions: 'recordAdoption',
                  },
                  {
                    guard: 'isAdoptedByPolicy',
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_NOT_OURS',
                        message:
                          'The username belongs to a user whom this batch did not create and who is not confirmed and enabled; such a user is never changed. Confirm or remove that user, then run the row again with `redrive`.',
                      },
                    },
                  },
                  {
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_EXISTS',
                        message:
                          'The username belongs to a user whom this batch did not create. Choose another username, or set `cognito.onExisting` to "adopt" or "skip".',
                      },
                    },
                  },
                ],
                onError: [
                  {
                    guard: 'isReadDeniedAndMaySignUp',
                    target: '#onboarding.unregistered.registering',
                    actions: 'countReturn',
                  },
                  {
                    guard: 'isReadDeniedAndMayBeOurs',
                    target: '#onboarding.confirmed',
                    actions: 'noteUnproven',
                  },
                  { guard: 'isReadDeniedAndSkips', target: '#onboarding.skipped' },
                  {
                    guard: 'isReadDeniedAndAdopts',
                    target: '#onboarding.confirmed',
                    actions: 'recordDeniedAdoption',
                  },
                  {
                    guard: 'isReadDeniedAndAdoptedUnknown',
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_EXISTS',
                        message:
                          'The username belongs to a user whom this batch did not create, and whose password nobody gave, since `password.from` is "generated". Choose another username, or set `cognito.onExisting` to "skip".',
                      },
                    },
                  },
                  {
                    guard: 'isReadDenied',
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_EXISTS',
                        message:
                          'The username belongs to a user whom this batch did not create. Choose another username, or set `cognito.onExisting` to "adopt" or "skip".',
                      },
                    },
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
      },
    },
    pendingConfirmation: {
      initial: 'choosing',
      after: {
        confirmationTimeout: {
          guard: 'isUpToPerson',
          target: 'failed',
          actions: {
            type: 'recordRefusal',
            params: {
              code: 'CONFIRMATION_TIMEOUT',
              message:
                'Nobody confirmed the sign-up within `confirmation.timeout`. To wait again, run the row again with `redrive`; a further mail needs a higher `confirmation.maxResends`.',
            },
          },
        },
      },
      states: {
        choosing: {
          always: [
            {
              guard: 'confirmsUnprovenByAdmin',
              target: '#onboarding.failed',
              actions: {
                type: 'recordRefusal',
                params: {
                  code: 'OWNERSHIP_UNPROVEN',
                  message:
                    'The username exists and nothing shows that this batch created it, since AdminGetUser is not permitted. Permit cognito-idp:AdminGetUser, then run the row again with `redrive`.',
                },
              },
            },
            { guard: 'signsUpByAdmin', target: 'settingPassword' },
            { guard: 'confirmsByAdmin', target: 'confirmingByAdmin' },
            { guard: 'mustResend', target: 'resendingCode' },
            { guard: 'confirmsByLink', target: 'awaitingLink' },
            { target: 'awaitingCode' },
          ],
        },
        awaitingCode: {
          tags: ['awaitingConfirmation'],
          entry: { type: 'enterStep', params: { step: 'awaitingCode' } },
          always: [
            { guard: 'hasCode', target: 'confirmingCode' },
            { guard: 'isConfirmationSeen', target: 'checkingStatus' },
          ],
          after: { resendDelay: { guard: 'canResend', target: 'resendingCode' } },
        },
        confirmingCode: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'confirmingCode' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: ['countAttempt', 'takeCode'],
              invoke: {
                id: 'confirmSignUp',
                src: 'confirmSignUp',
                input: ({ context }) => ({ username: context.username }),
                onDone: { target: '#onboarding.confirmed' },
                onError: [
                  { guard: 'isAlreadyConfirmed', target: '#onboarding.confirmed' },
                  {
                    guard: 'isCodeMismatch',
                    target: '#onboarding.pendingConfirmation.choosing',
                    actions: 'recordFailure',
                  },
                  {
                    guard: 'isCodeExpiredAndCanResend',
                    target: '#onboarding.pendingConfirmation.resendingCode',
                  },
                  {
                    guard: 'isCodeExpired',
                    target: '#onboarding.pendingConfirmation.choosing',
                    actions: 'recordFailure',
                  },
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        resendingCode: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'resendingCode' } }],
          initial: 'calling',
          states: {
            calling: {
              tags: ['once'],
              entry: 'countAttempt',
              invoke: {
                id: 'resendCode',
                src: 'resendCode',
                input: ({ context }) => ({ username: context.username }),
                onDone: {
                  target: '#onboarding.pendingConfirmation.choosing',
                  actions: 'recordResend',
                },
                onError: [
                  { guard: 'isAlreadyConfirmed', target: '#onboarding.confirmed' },
                  {
                    guard: 'isEffectUnknown',
                    target: '#onboarding.pendingConfirmation.choosing',
                    actions: 'recordResend',
                  },
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  {
                    target: '#onboarding.pendingConfirmation.choosing',
                    actions: ['recordResend', 'recordFailure'],
                  },
                ],
              },
              on: {
                resume: {
                  target: '#onboarding.pendingConfirmation.choosing',
                  actions: 'recordResend',
                },
                cancel: { target: '#onboarding.cancelled', actions: 'recordResend' },
              },
            },
            backingOff: {
              entry: 'countRetry',
              always: [
                {
                  guard: 'hasCode',
                  target: '#onboarding.pendingConfirmation.confirmingCode',
                },
                {
                  guard: 'isConfirmationSeen',
                  target: '#onboarding.pendingConfirmation.checkingStatus',
                },
              ],
              after: { backoff: 'calling' },
            },
            held: {
              tags: ['held'],
              on: {
                resume: [
                  {
                    guard: 'hasCode',
                    target: '#onboarding.pendingConfirmation.confirmingCode',
                    actions: 'takeUp',
                  },
                  {
                    guard: 'isConfirmationSeen',
                    target: '#onboarding.pendingConfirmation.checkingStatus',
                    actions: 'takeUp',
                  },
                  { target: 'calling', actions: 'takeUp' },
                ],
              },
            },
          },
        },
        awaitingLink: {
          tags: ['awaitingConfirmation'],
          entry: { type: 'enterStep', params: { step: 'awaitingLink' } },
          always: [
            { guard: 'isConfirmationSeen', target: 'checkingStatus' },
            { guard: 'hasCode', target: 'confirmingCode' },
          ],
          after: { resendDelay: { guard: 'canResend', target: 'resendingCode' } },
        },
        checkingStatus: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'checkingStatus' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: ['countAttempt', 'takeConfirmation'],
              invoke: {
                id: 'findUser',
                src: 'findUser',
                input: ({ context }) => ({ username: context.username }),
                onDone: [
                  {
                    guard: 'isAbsentAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  {
                    guard: 'isStillUnconfirmed',
                    target: '#onboarding.pendingConfirmation.choosing',
                  },
                  { guard: 'isNowConfirmed', target: '#onboarding.confirmed' },
                  {
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_STATE_UNSUPPORTED',
                        message:
                          'The user that was to be confirmed is gone, is disabled, or has another `sub` or a status other than UNCONFIRMED or CONFIRMED. Look at it in the pool, then run the row again with `redrive`.',
                      },
                    },
                  },
                ],
                onError: [
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        confirmingByAdmin: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'confirmingByAdmin' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'confirmByAdmin',
                src: 'confirmByAdmin',
                input: ({ context }) => ({ username: context.username }),
                onDone: [
                  {
                    guard: 'verifiesEmail',
                    target: '#onboarding.pendingConfirmation.verifyingEmail',
                  },
                  { target: '#onboarding.confirmed' },
                ],
                onError: [
                  {
                    guard: 'isAlreadyConfirmedAndVerifiesEmail',
                    target: '#onboarding.pendingConfirmation.verifyingEmail',
                  },
                  { guard: 'isAlreadyConfirmed', target: '#onboarding.confirmed' },
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        settingPassword: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'settingPassword' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'setPassword',
                src: 'setPassword',
                input: ({ context }) => ({ username: context.username }),
                onDone: [
                  {
                    guard: 'verifiesEmail',
                    target: '#onboarding.pendingConfirmation.verifyingEmail',
                  },
                  { target: '#onboarding.confirmed' },
                ],
                onError: [
                  {
                    guard: 'isPasswordUnchangedAndVerifiesEmail',
                    target: '#onboarding.pendingConfirmation.verifyingEmail',
                  },
                  { guard: 'isPasswordUnchanged', target: '#onboarding.confirmed' },
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        verifyingEmail: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'verifyingEmail' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'verifyEmail',
                src: 'verifyEmail',
                input: ({ context }) => ({ username: context.username }),
                onDone: { target: '#onboarding.confirmed' },
                onError: [
                  { guard: 'isWithoutEmail', target: '#onboarding.confirmed' },
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
      },
    },
    confirmed: {
      initial: 'choosing',
      states: {
        choosing: {
          always: [
            { guard: 'joinsGroupsFirst', target: 'addingToGroups' },
            { target: 'authenticating' },
          ],
        },
        addingToGroups: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'addingToGroups' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'addToGroup',
                src: 'addToGroup',
                input: ({ context }) => ({
                  username: context.username,
                  group: context.groups[context.groupsJoined] ?? '',
                }),
                onDone: [
                  {
                    guard: 'hasMoreGroups',
                    target: '#onboarding.confirmed.addingToGroups',
                    reenter: true,
                    actions: 'recordGroup',
                  },
                  {
                    guard: 'isSignedIn',
                    target: '#onboarding.authenticated',
                    actions: 'recordGroup',
                  },
                  { target: '#onboarding.confirmed.authenticating', actions: 'recordGroup' },
                ],
                onError: [
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  {
                    guard: 'isSignedIn',
                    target: '#onboarding.authenticated.signingOut',
                    actions: 'recordFailure',
                  },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        authenticating: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'authenticating' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'authenticate',
                src: 'authenticate',
                input: ({ context }) => ({ username: context.username }),
                onDone: [
                  {
                    guard: 'isAnswerable',
                    target: '#onboarding.confirmed.answeringChallenge',
                    actions: 'noteChallenge',
                  },
                  {
                    guard: 'isChallenged',
                    target: '#onboarding.failed',
                    actions: 'recordChallenge',
                  },
                  {
                    guard: 'joinsGroups',
                    target: '#onboarding.confirmed.addingToGroups',
                    actions: 'noteSignIn',
                  },
                  { target: '#onboarding.authenticated' },
                ],
                onError: [
                  {
                    guard: 'isUnconfirmedAndCanReturn',
                    target: '#onboarding.pendingConfirmation',
                    actions: 'countReturn',
                  },
                  {
                    guard: 'isUnconfirmedAndAdopted',
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_NOT_OURS',
                        message:
                          'The username belongs to a user whom this batch did not create and who is not confirmed; such a user is never changed. Confirm or remove that user, then run the row again with `redrive`.',
                      },
                    },
                  },
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        answeringChallenge: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'answeringChallenge' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'answerChallenge',
                src: 'answerChallenge',
                input: ({ context }) => ({
                  username: context.username,
                  challenge: context.challenge ?? '',
                }),
                onDone: [
                  {
                    guard: 'isAnswerableNext',
                    target: '#onboarding.confirmed.answeringChallenge',
                    reenter: true,
                    actions: 'noteChallenge',
                  },
                  {
                    guard: 'isChallenged',
                    target: '#onboarding.failed',
                    actions: 'recordChallenge',
                  },
                  {
                    guard: 'joinsGroups',
                    target: '#onboarding.confirmed.addingToGroups',
                    actions: 'noteSignIn',
                  },
                  { target: '#onboarding.authenticated' },
                ],
                onError: [
                  {
                    guard: 'isChallengeExpiredAndCanReturn',
                    target: '#onboarding.confirmed.authenticating',
                    actions: 'countReturn',
                  },
                  {
                    guard: 'isProofRefusedFirst',
                    target: '#onboarding.confirmed.authenticating',
                    actions: 'noteRefusedProof',
                  },
                  {
                    guard: 'isUnconfirmedAndCanReturn',
                    target: '#onboarding.pendingConfirmation',
                    actions: 'countReturn',
                  },
                  {
                    guard: 'isUnconfirmedAndAdopted',
                    target: '#onboarding.failed',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_NOT_OURS',
                        message:
                          'The username belongs to a user whom this batch did not create and who is not confirmed; such a user is never changed. Confirm or remove that user, then run the row again with `redrive`.',
                      },
                    },
                  },
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.failed', actions: 'recordFailure' },
                ],
              },
              on: { resume: '#onboarding.confirmed.authenticating' },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: {
                resume: { target: '#onboarding.confirmed.authenticating', actions: 'takeUp' },
              },
            },
          },
        },
      },
    },
    authenticated: {
      initial: 'readingUser',
      states: {
        readingUser: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'readingUser' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'readUser',
                src: 'readUser',
                input: ({ context }) => ({ username: context.username }),
                onDone: [
                  {
                    guard: 'isSameUserAndUsesIdentityPool',
                    target: '#onboarding.authenticated.gettingIdentity',
                    actions: 'recordUser',
                  },
                  {
                    guard: 'isSameUser',
                    target: '#onboarding.authenticated.storingObject',
                    actions: 'recordUser',
                  },
                  {
                    target: '#onboarding.authenticated.signingOut',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'USER_REPLACED',
                        message:
                          'The user who signed in has another `sub` than the one that was signed up: somebody deleted it and made a new one. Look at the pool, then run the row again with `redrive`.',
                      },
                    },
                  },
                ],
                onError: [
                  {
                    guard: 'isTokenExpiredAndCanReturn',
                    target: '#onboarding.confirmed.authenticating',
                    actions: 'countReturn',
                  },
                  {
                    guard: 'isUserMissingAndCanReturn',
                    target: '#onboarding.unregistered.reconciling',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.authenticated.signingOut', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        gettingIdentity: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'gettingIdentity' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'getIdentity',
                src: 'getIdentity',
                input: ({ context }) => ({ username: context.username }),
                onDone: {
                  target: '#onboarding.authenticated.gettingCredentials',
                  actions: 'recordIdentity',
                },
                onError: [
                  {
                    guard: 'isTokenExpiredAndCanReturn',
                    target: '#onboarding.confirmed.authenticating',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.authenticated.signingOut', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        gettingCredentials: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'gettingCredentials' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'getCredentials',
                src: 'getCredentials',
                input: ({ context }) => ({
                  username: context.username,
                  identityId: context.identityId ?? '',
                }),
                onDone: { target: '#onboarding.authenticated.storingObject' },
                onError: [
                  {
                    guard: 'isTokenExpiredAndCanReturn',
                    target: '#onboarding.confirmed.authenticating',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.authenticated.signingOut', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        storingObject: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'storingObject' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'storeObject',
                src: 'storeObject',
                input: ({ context }) => ({
                  username: context.username,
                  attributes: context.attributes,
                  sub: context.sub ?? '',
                  identityId: context.identityId,
                  batch: context.batch,
                  startedAt: context.startedAt,
                  overwrite: context.overwrites,
                }),
                onDone: [
                  {
                    guard: 'sendsMail',
                    target: '#onboarding.authenticated.sendingWelcomeMail',
                    actions: 'recordObject',
                  },
                  { target: '#onboarding.authenticated.signingOut', actions: 'recordObject' },
                ],
                onError: [
                  {
                    guard: 'isObjectExists',
                    target: '#onboarding.authenticated.checkingObject',
                  },
                  {
                    guard: 'areUserCredentialsExpiredAndCanReturn',
                    target: '#onboarding.authenticated.gettingCredentials',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.authenticated.signingOut', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        checkingObject: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'checkingObject' } }],
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'checkObject',
                src: 'checkObject',
                input: ({ context }) => ({
                  username: context.username,
                  attributes: context.attributes,
                  sub: context.sub ?? '',
                  identityId: context.identityId,
                  batch: context.batch,
                  startedAt: context.startedAt,
                }),
                onDone: [
                  {
                    guard: 'isOurObjectAndSendsMail',
                    target: '#onboarding.authenticated.sendingWelcomeMail',
                    actions: 'recordObject',
                  },
                  {
                    guard: 'isOurObject',
                    target: '#onboarding.authenticated.signingOut',
                    actions: 'recordObject',
                  },
                  {
                    guard: 'isObjectOfAnotherRow',
                    target: '#onboarding.authenticated.signingOut',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'OBJECT_NOT_OURS',
                        message:
                          'The object of another row of this batch stands under the key of this row. Set `storage.key` to one that differs for every person, such as one with {sub}, and run the row again with `redrive`.',
                      },
                    },
                  },
                  {
                    guard: 'keepsObjectAndSendsMail',
                    target: '#onboarding.authenticated.sendingWelcomeMail',
                    actions: 'recordObject',
                  },
                  {
                    guard: 'keepsObject',
                    target: '#onboarding.authenticated.signingOut',
                    actions: 'recordObject',
                  },
                  {
                    guard: 'overwritesObject',
                    target: '#onboarding.authenticated.storingObject',
                    actions: 'noteOverwrite',
                  },
                  {
                    target: '#onboarding.authenticated.signingOut',
                    actions: {
                      type: 'recordRefusal',
                      params: {
                        code: 'OBJECT_NOT_OURS',
                        message:
                          'Another object stands under the key of this row. Remove it or set `storage.onExisting` to "keep" or "overwrite", then run the row again with `redrive`.',
                      },
                    },
                  },
                ],
                onError: [
                  {
                    guard: 'isObjectMissingAndCanReturn',
                    target: '#onboarding.authenticated.storingObject',
                    actions: 'countReturn',
                  },
                  {
                    guard: 'areUserCredentialsExpiredAndCanReturn',
                    target: '#onboarding.authenticated.gettingCredentials',
                    actions: 'countReturn',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.authenticated.signingOut', actions: 'recordFailure' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: { resume: { target: 'calling', actions: 'takeUp' } },
            },
          },
        },
        sendingWelcomeMail: {
          entry: ['clearFailure', { type: 'enterStep', params: { step: 'sendingWelcomeMail' } }],
          initial: 'calling',
          states: {
            calling: {
              tags: ['once'],
              entry: 'countAttempt',
              invoke: {
                id: 'sendWelcomeMail',
                src: 'sendWelcomeMail',
                input: ({ context }) => ({
                  username: context.username,
                  attributes: context.attributes,
                  sub: context.sub ?? '',
                  identityId: context.identityId,
                  batch: context.batch,
                  startedAt: context.startedAt,
                }),
                onDone: {
                  target: '#onboarding.authenticated.signingOut',
                  actions: 'recordMail',
                },
                onError: [
                  {
                    guard: 'isEffectUnknownAndResends',
                    target: 'backingOff',
                    actions: ['recordUnknownMail', 'recordFailure'],
                  },
                  {
                    guard: 'isEffectUnknown',
                    target: '#onboarding.authenticated.signingOut',
                    actions: 'recordUnknownMail',
                  },
                  { guard: 'isBatchFailure', target: 'held', actions: 'recordFailure' },
                  { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
                  { target: '#onboarding.authenticated.signingOut', actions: 'recordFailure' },
                ],
              },
              on: {
                resume: [
                  { guard: 'resendsUnknownMail', target: 'calling', reenter: true },
                  {
                    target: '#onboarding.authenticated.signingOut',
                    actions: 'recordUnknownMail',
                  },
                ],
                cancel: { target: '#onboarding.cancelled', actions: 'recordUnknownMail' },
              },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
            held: {
              tags: ['held'],
              on: {
                resume: [
                  {
                    guard: 'sendsNoMailAnyMore',
                    target: '#onboarding.authenticated.signingOut',
                    actions: ['takeUp', 'clearFailure'],
                  },
                  { target: 'calling', actions: 'takeUp' },
                ],
              },
            },
          },
        },
        signingOut: {
          entry: { type: 'enterStep', params: { step: 'signingOut' } },
          initial: 'calling',
          states: {
            calling: {
              entry: 'countAttempt',
              invoke: {
                id: 'signOut',
                src: 'signOut',
                input: ({ context }) => ({ username: context.username }),
                onDone: [
                  { guard: 'hasFailed', target: '#onboarding.failed' },
                  { target: '#onboarding.provisioned' },
                ],
                onError: [
                  { guard: 'canRetry', target: 'backingOff' },
                  { guard: 'hasFailed', target: '#onboarding.failed' },
                  { target: '#onboarding.provisioned' },
                ],
              },
              on: { resume: { target: 'calling', reenter: true } },
            },
            backingOff: { entry: 'countRetry', after: { backoff: 'calling' } },
          },
        },
      },
    },
    provisioned: { type: 'final' },
    skipped: { type: 'final' },
    failed: { type: 'final' },
    cancelled: { type: 'final' },
  },
});

function placeholder<Name extends CallName>(name: Name) {
  return fromPromise<Calls[Name]['output'], Calls[Name]['input']>(() => {
    throw new Error(
      `Expected an actor \`${name}\`, got none: provide one with onboardingMachine.provide({ actors: createActors(services) })`,
    );
  });
}

function toContext({ facts, ...input }: OnboardingInput): OnboardingContext {
  return {
    ...input,
    ...NO_FACTS,
    ...facts,
    startedAt: facts?.startedAt ?? input.startedAt,
    redriven: facts !== undefined,
    step: 'signingUp',
    attempts: {},
    retries: 0,
    returns: 0,
    hasCode: false,
    isConfirmationSeen: false,
    isNameTaken: false,
    groupsJoined: 0,
    isSignedIn: false,
    challenge: null,
    isProofRefused: false,
    overwrites: false,
    failure: null,
  };
}

/** `setup` cannot type the answers of calls: the name of the call in the event's type tells their shape. */
function outputOf<Name extends CallName>(name: Name, event: unknown): Calls[Name]['output'] {
  const answer = event as { readonly type: string; readonly output: Calls[Name]['output'] };
  if (answer.type === `xstate.done.actor.${name}`) return answer.output;
  throw new Error(`Expected the answer of \`${name}\`, got \`${answer.type}\``);
}

/** A row that is resumed may be told what the configuration says now. */
function policyOf(event: unknown): OnboardingPolicy | undefined {
  return (event as { readonly policy?: OnboardingPolicy }).policy;
}

/** Hosts that keep a clock tell with each event when it happened. */
function timeOf(event: unknown): number | null {
  return (event as { readonly at?: number }).at ?? null;
}

/** A sign-in and the answer to a challenge both tell of the next challenge, if there is one. */
function challengeOf(event: unknown): string | null {
  const { output } = event as { readonly output: Calls['authenticate']['output'] };
  return output.challenge;
}

/** An adopted user's password is never changed. */
function isAnswerable({ ownership }: OnboardingContext, challenge: string | null): boolean {
  if (challenge === PASSWORD_VERIFIER) return true;
  return challenge === NEW_PASSWORD_REQUIRED && ownership !== 'adopted';
}

function hasGroupsLeft({ groups, groupsJoined }: OnboardingContext): boolean {
  return groupsJoined < groups.length;
}

/** An administrator who confirms a user vouches for the address, too, where there is one. */
function verifiesEmail({ policy, username, attributes }: OnboardingContext): boolean {
  if (policy.confirmBy !== 'admin') return false;
  return attributes['email'] !== undefined || username.includes('@');
}

function isVerified(event: unknown): boolean {
  return foundUser(event).attributes['email_verified'] === 'true';
}

/** Tells whether the user whose confirmation is awaited is still the same and has a status. */
function isSameFound({ sub }: OnboardingContext, event: unknown, status: string): boolean {
  const user = outputOf('findUser', event);
  return user.exists && user.enabled && user.status === status && (sub ?? user.sub) === user.sub;
}

function foundUser(event: unknown): FoundUser {
  return outputOf('findUser', event) as FoundUser;
}

function failureOf(event: unknown): ServiceFailure {
  const { error } = event as { readonly error?: { readonly failure?: ServiceFailure } };
  return (
    error?.failure ?? {
      code: 'UNEXPECTED',
      scope: 'row',
      retryable: false,
      message:
        'A service threw something other than a ServiceError: this is a bug, please report it.',
    }
  );
}

function refusal(context: OnboardingContext, code: FailureCode, message: string): Failure {
  const isBatchFailure = code === 'CODE_IMPOSSIBLE';
  return {
    code,
    step: context.step,
    scope: isBatchFailure ? 'batch' : 'row',
    retryable: isBatchFailure || code === 'CONFIRMATION_TIMEOUT',
    message,
  };
}

/** One crash of a trigger may pass; one that goes on concerns every row. */
function isTriggerBroken(context: OnboardingContext, event: unknown): boolean {
  return failureOf(event).code === 'TRIGGER_CRASHED' && !canRetry(context);
}

function isTransient({ retryable, scope }: ServiceFailure): boolean {
  return retryable && scope === 'row';
}

function isEffectUnknown(failure: ServiceFailure): boolean {
  return UNKNOWN_EFFECT.includes(failure.code);
}

function canRetry({ retries, policy }: OnboardingContext): boolean {
  return retries + 1 < policy.retry.maxAttempts;
}

/** A user who may be a stranger is mailed nothing. */
function canResend({ resends, policy, ownership }: OnboardingContext): boolean {
  return resends < policy.maxResends && ownership !== 'unproven';
}

function canReturn({ returns }: OnboardingContext): boolean {
  return returns < MAX_RETURNS;
}

function sendsMail({ policy, mail }: OnboardingContext): boolean {
  return policy.sendsMail && mail === null;
}

/** Ours is the user with the `sub` of our own sign-up, or, where that answer was lost, one made since with our attributes. */
function isOurs(context: OnboardingContext, event: unknown, status?: string): boolean {
  const user = outputOf('findUser', event);
  if (!user.exists) return false;
  if (status !== undefined && (user.status !== status || !user.enabled)) return false;
  if (context.sub !== null) return context.ownership !== 'adopted' && user.sub === context.sub;
  return context.answerLost && isMadeBySignUp(context, user);
}

function isMadeBySignUp(context: OnboardingContext, user: FoundUser): boolean {
  const attributes = Object.entries(context.attributes);
  return (
    attributes.length > 0 &&
    user.status !== UNLIKE_STATUSES[signedUpBy(context)] &&
    isMadeByThen(context, user) &&
    attributes.every(([name, value]) => user.attributes[name] === value)
  );
}

function toLostAnswer({ step }: OnboardingContext, event: unknown) {
  const by = step === 'creatingUser' ? ('admin' as const) : ('self' as const);
  return { answerLost: true, answerLostAt: timeOf(event), lostSignUpBy: by };
}

function signedUpBy({ lostSignUpBy: lost, policy }: OnboardingContext): 'self' | 'admin' {
  return lost ?? policy.signUpBy;
}

/** Between the row's beginning and the call whose answer was lost. */
function isMadeByThen(context: OnboardingContext, { createdAt }: FoundUser): boolean {
  const { startedAt, answerLostAt } = context;
  const latest = answerLostAt === null ? Infinity : answerLostAt + LATE_EFFECT_MS;
  return createdAt >= startedAt - CLOCK_TOLERANCE_MS && createdAt <= latest;
}

/** Without attributes to compare, the sign-in has to tell. */
function isPossiblyOurs(context: OnboardingContext, event: unknown): boolean {
  const user = outputOf('findUser', event);
  if (!user.exists || !context.answerLost || context.sub !== null) return false;
  if (context.ownership === 'adopted') return false;
  return Object.keys(context.attributes).length === 0 && isMadeByThen(context, user);
}

function isUsable(user: Calls['findUser']['output']): boolean {
  return user.exists && user.enabled && user.status === 'CONFIRMED';
}

/** Both `storeObject` and `checkObject` answer with the object; the latter adds whose it is. */
function toStoredObject(event: unknown): StoredObject {
  const { bucket, key, etag } = (event as { readonly output: StoredObject }).output;
  return { bucket, key, etag };
}

/** Exponential backoff with full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/. */
function toBackoffMs(context: OnboardingContext): number {
  const { baseDelayMs, maxDelayMs } = context.policy.retry;
  const ceilingMs = Math.min(maxDelayMs, baseDelayMs * 2 ** (context.retries - 1));
  const jitteredMs = Math.ceil(ceilingMs * toFraction(jitterSeed(context)));
  // While signing out, `failure` is why the row failed before: it says nothing of this call.
  const asked = context.step === 'signingOut' ? undefined : context.failure?.retryAfterMs;
  return Math.min(Math.max(jitteredMs, asked ?? 0), MAX_TIMER_MS);
}

function jitterSeed({ batch, username, step, attempts }: OnboardingContext): string {
  return `${batch}\n${username}\n${step}\n${attempts[step] ?? 0}`;
}

/** FNV-1a, 32 bits, as a fraction: the same row, step and attempt always wait as long, so that a run can be replayed. */
function toFraction(seed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash / 2 ** 32;
}
