import { assign, fromPromise, setup } from 'xstate';
import type { ServiceFailure } from '../domain/failure.ts';
import type { OffboardingEnd } from '../domain/offboarding.ts';
import type { StoredObject } from '../domain/outcome.ts';
import type { RetryPolicy } from '../domain/policy.ts';
import type { ProfileInput } from './calls.ts';
import type {
  FindObjectInput,
  OffboardingCallName,
  OffboardingCalls,
} from './offboarding-calls.ts';
import type { Facts } from './onboarding.ts';

/** What is known of a row when what the batch made for it is deleted. */
export interface OffboardingInput
  extends Omit<ProfileInput, 'sub'>, Pick<Facts, 'sub' | 'ownership' | 'answerLost'> {
  /** What told the `sub`: the answer to a sign-up, a look at the user after a lost one, or no more than a sign-in. */
  readonly evidence: 'answer' | 'lookup' | 'signIn';
  /** Whether the row has tried to write its object. */
  readonly mayHaveObject: boolean;
  /** The object that the row recorded, and whether it is known to be the one that it wrote. */
  readonly storedObject: FindObjectInput['storedObject'];
  /** Looks and deletes nothing. */
  readonly isDryRun: boolean;
  readonly retry: RetryPolicy;
}

/** Nothing but JSON, and no secret. */
export interface OffboardingContext extends OffboardingInput, OffboardingEnd {
  /** The object that was found to be ours. */
  readonly found: StoredObject | null;
  /** The name under which the pool knows the user who was found to be ours. */
  readonly poolUsername: string | null;
  /** Backoffs of this object or user. */
  readonly retries: number;
}

/** Room for rounding between AWS's clock and ours, once the difference of both is taken out. */
const CLOCK_TOLERANCE_MS = 2000;

/** What a timer of Node or a browser can hold: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The end of a row's stay: the object and the user that its batch made are deleted, each compared with what the store
 * recorded just before, so that nobody else's is. Every call may be repeated, so a life that is cut off begins anew.
 */
export const offboardingMachine = setup({
  types: {
    context: {} as OffboardingContext,
    input: {} as OffboardingInput,
  },
  actors: {
    findObject: placeholder('findObject'),
    deleteObject: placeholder('deleteObject'),
    findUser: placeholder('findUser'),
    deleteUser: placeholder('deleteUser'),
  },
  delays: {
    backoff: ({ context }) => toBackoffMs(context),
  },
  guards: {
    mayHaveObject: ({ context }) => context.mayHaveObject && context.sub !== null,
    // Whoever has the password may sign in, and may have been there before.
    hasOurUser: ({ context }) =>
      context.ownership === 'ours' && context.sub !== null && context.evidence !== 'signIn',
    mayHaveUser: ({ context }) => context.sub !== null || context.answerLost,
    isDryRun: ({ context }) => context.isDryRun,
    isObjectAbsent: ({ event }) => !outputOf('findObject', event).exists,
    isObjectOfOthers: ({ event }) => {
      const object = outputOf('findObject', event);
      return object.exists && !object.ours;
    },
    isUserOurs: ({ context, event }) => isOurs(context, outputOf('findUser', event)),
    isUserOursAndDryRun: ({ context, event }) =>
      context.isDryRun && isOurs(context, outputOf('findUser', event)),
    isUserOfOthers: ({ context, event }) => {
      const user = outputOf('findUser', event);
      return user.exists && user.sub === context.sub;
    },
    isGone: ({ event }) =>
      failureOf(event).code === 'OBJECT_NOT_FOUND' || failureOf(event).code === 'USER_NOT_FOUND',
    canRetry: ({ context, event }) =>
      failureOf(event).retryable &&
      failureOf(event).scope === 'row' &&
      context.retries + 1 < context.retry.maxAttempts,
  },
  actions: {
    beginAnew: assign({ retries: 0 }),
    countRetry: assign(({ context }) => ({ retries: context.retries + 1 })),
    recordFoundObject: assign(({ event }) => {
      const object = outputOf('findObject', event);
      return { found: object.exists ? object.object : null };
    }),
    recordFoundUser: assign(({ event }) => {
      const user = outputOf('findUser', event);
      return { poolUsername: user.exists ? user.username : null };
    }),
    recordObject: assign((_, params: { fate: OffboardingEnd['object'] }) => ({
      object: params.fate,
      failure: null,
    })),
    recordUser: assign((_, params: { fate: OffboardingEnd['user'] }) => ({
      user: params.fate,
      failure: null,
    })),
    recordFailure: assign(({ event }) => ({ failure: failureOf(event) })),
  },
}).createMachine({
  id: 'offboarding',
  context: ({ input }) => ({
    ...input,
    object: 'none',
    user: 'none',
    failure: null,
    found: null,
    poolUsername: null,
    retries: 0,
  }),
  initial: 'removingObject',
  states: {
    removingObject: {
      entry: 'beginAnew',
      initial: 'choosing',
      states: {
        choosing: {
          always: [
            { guard: 'mayHaveObject', target: 'checking' },
            { target: '#offboarding.removingUser' },
          ],
        },
        checking: {
          invoke: {
            id: 'findObject',
            src: 'findObject',
            input: ({ context }) => ({
              profile: toProfile(context),
              storedObject: context.storedObject,
            }),
            onDone: [
              {
                guard: 'isObjectAbsent',
                target: '#offboarding.removingUser',
                actions: { type: 'recordObject', params: { fate: 'gone' } },
              },
              {
                guard: 'isObjectOfOthers',
                target: '#offboarding.removingUser',
                actions: { type: 'recordObject', params: { fate: 'kept' } },
              },
              {
                guard: 'isDryRun',
                target: '#offboarding.removingUser',
                actions: { type: 'recordObject', params: { fate: 'deleted' } },
              },
              { target: 'deleting', actions: 'recordFoundObject' },
            ],
            onError: [
              { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
              { target: '#offboarding.failed', actions: 'recordFailure' },
            ],
          },
        },
        deleting: {
          invoke: {
            id: 'deleteObject',
            src: 'deleteObject',
            input: ({ context }) => theFound(context.found),
            onDone: {
              target: '#offboarding.removingUser',
              actions: { type: 'recordObject', params: { fate: 'deleted' } },
            },
            onError: [
              {
                guard: 'isGone',
                target: '#offboarding.removingUser',
                actions: { type: 'recordObject', params: { fate: 'gone' } },
              },
              { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
              { target: '#offboarding.failed', actions: 'recordFailure' },
            ],
          },
        },
        backingOff: {
          entry: 'countRetry',
          after: { backoff: 'checking' },
        },
      },
    },
    removingUser: {
      entry: 'beginAnew',
      initial: 'choosing',
      states: {
        choosing: {
          always: [
            { guard: 'hasOurUser', target: 'checking' },
            {
              guard: 'mayHaveUser',
              target: '#offboarding.offboarded',
              actions: { type: 'recordUser', params: { fate: 'kept' } },
            },
            { target: '#offboarding.offboarded' },
          ],
        },
        checking: {
          invoke: {
            id: 'findUser',
            src: 'findUser',
            input: ({ context }) => ({ username: context.username }),
            onDone: [
              {
                guard: 'isUserOursAndDryRun',
                target: '#offboarding.offboarded',
                actions: { type: 'recordUser', params: { fate: 'deleted' } },
              },
              { guard: 'isUserOurs', target: 'deleting', actions: 'recordFoundUser' },
              {
                guard: 'isUserOfOthers',
                target: '#offboarding.offboarded',
                actions: { type: 'recordUser', params: { fate: 'kept' } },
              },
              { target: 'checkingBySub' },
            ],
            onError: [
              { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
              { target: '#offboarding.failed', actions: 'recordFailure' },
            ],
          },
        },
        checkingBySub: {
          invoke: {
            id: 'findUser',
            src: 'findUser',
            input: ({ context }) => ({ username: theFound(context.sub) }),
            onDone: [
              {
                guard: 'isUserOursAndDryRun',
                target: '#offboarding.offboarded',
                actions: { type: 'recordUser', params: { fate: 'deleted' } },
              },
              { guard: 'isUserOurs', target: 'deleting', actions: 'recordFoundUser' },
              {
                guard: 'isUserOfOthers',
                target: '#offboarding.offboarded',
                actions: { type: 'recordUser', params: { fate: 'kept' } },
              },
              {
                target: '#offboarding.offboarded',
                actions: { type: 'recordUser', params: { fate: 'gone' } },
              },
            ],
            onError: [
              { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
              { target: '#offboarding.failed', actions: 'recordFailure' },
            ],
          },
        },
        deleting: {
          invoke: {
            id: 'deleteUser',
            src: 'deleteUser',
            input: ({ context }) => ({ username: theFound(context.poolUsername) }),
            onDone: {
              target: '#offboarding.offboarded',
              actions: { type: 'recordUser', params: { fate: 'deleted' } },
            },
            onError: [
              {
                guard: 'isGone',
                target: '#offboarding.offboarded',
                actions: { type: 'recordUser', params: { fate: 'gone' } },
              },
              { guard: 'canRetry', target: 'backingOff', actions: 'recordFailure' },
              { target: '#offboarding.failed', actions: 'recordFailure' },
            ],
          },
        },
        backingOff: {
          entry: 'countRetry',
          after: { backoff: 'checking' },
        },
      },
    },
    offboarded: { type: 'final' },
    failed: { type: 'final' },
  },
});

function placeholder<Name extends OffboardingCallName>(name: Name) {
  return fromPromise<OffboardingCalls[Name]['output'], OffboardingCalls[Name]['input']>(() => {
    throw new Error(
      `Expected an actor \`${name}\`, got none: provide one with offboardingMachine.provide({ actors: createOffboardingActors(services) })`,
    );
  });
}

function outputOf<Name extends OffboardingCallName>(
  name: Name,
  event: unknown,
): OffboardingCalls[Name]['output'] {
  const answer = event as {
    readonly type: string;
    readonly output: OffboardingCalls[Name]['output'];
  };
  if (answer.type === `xstate.done.actor.${name}`) return answer.output;
  throw new Error(`Expected the answer of \`${name}\`, got \`${answer.type}\``);
}

/** What was no more than looked up is compared once more. */
function isOurs(
  { sub, evidence, startedAt }: OffboardingContext,
  user: OffboardingCalls['findUser']['output'],
): boolean {
  if (!user.exists || user.sub !== sub) return false;
  return evidence === 'answer' || user.createdAt >= startedAt - CLOCK_TOLERANCE_MS;
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

function toProfile({ sub, ...row }: OffboardingContext): ProfileInput {
  const { username, attributes, identityId, batch, startedAt } = row;
  return { username, attributes, identityId, batch, startedAt, sub: theFound(sub) };
}

/** What the guards before made sure of. */
function theFound<Value>(value: Value | null): Value {
  if (value === null) throw new Error('Expected what is deleted to be found before');
  return value;
}

/** Exponential and never shorter than the service asked for: https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter. */
function toBackoffMs({ retry, retries, failure }: OffboardingContext): number {
  const ceilingMs = Math.min(retry.maxDelayMs, retry.baseDelayMs * 2 ** (retries - 1));
  return Math.min(Math.max(ceilingMs, failure?.retryAfterMs ?? 0), MAX_TIMER_MS);
}
