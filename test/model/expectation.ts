import { createFailure } from '../../src/domain/failure.ts';
import type { CallName } from '../../src/machines/calls.ts';
import { RETRY_AFTER_SECONDS } from './happenings.ts';
import { isStrangers } from './observation.ts';
import type { Observation } from './observation.ts';
import { ADDRESS, BATCH, GROUPS, OTHERS, THEIRS } from './person.ts';
import {
  BASE_DELAY_MS,
  CONFIRMATION_TIMEOUT_MS,
  MAX_DELAY_MS,
  RESEND_AFTER_MS,
} from './row-config.ts';
import { STARTED_AT } from './row-under-test.ts';
import type { RowUnderTest } from './row-under-test.ts';
import type { SpecContext, SpecUser } from './specification/spec-context.ts';
import { toPlace } from './specification/spec-state.ts';
import type { SpecState } from './specification/spec-state.ts';

const STATUSES = {
  unconfirmed: 'UNCONFIRMED',
  temporary: 'FORCE_CHANGE_PASSWORD',
  confirmed: 'CONFIRMED',
} as const;

const ENDS: readonly (string | undefined)[] = ['provisioned', 'skipped', 'failed', 'cancelled'];

/** An object of the bucket. */
interface Stored {
  readonly key: string;
  readonly batch: string;
  readonly sub: string;
  readonly body: unknown;
}

/** Turns what the specification says, state by state along a path, into what must be seen of a row. */
export class Expectation {
  readonly #row: RowUnderTest;
  readonly #subs: Record<SpecUser['whose'], string | undefined> = {
    ours: undefined,
    stranger: undefined,
  };
  #place: readonly string[] = [];
  #deadlineAt = 0;
  #resendAt = 0;
  #backoffFrom = 0;
  #whoseObject: SpecContext['object'] = null;
  #object: Stored | null = null;

  constructor(row: RowUnderTest) {
    this.#row = row;
  }

  /** Tells what must be seen now, after one more event. */
  follow(state: SpecState): Observation {
    this.#noteTimes(toPlace(state));
    this.#noteSub();
    const { context } = state;
    this.#noteObject(context);
    return {
      ...this.#toPosition(state),
      pins: toPins(context),
      result: this.#toResult(context),
      scope: context.failure === null ? null : createFailure(context.failure.code, '').scope,
      user: this.#toUser(context),
      objects: this.#object === null ? [] : [this.#object],
      mails: Array.from({ length: context.mails }, () => toRecipient(context)),
    };
  }

  #toPosition(state: SpecState) {
    const [lifecycle = ''] = this.#place;
    const call = toCall(state);
    return {
      state: lifecycle,
      step: state.context.step,
      outcome: ENDS.includes(lifecycle) ? lifecycle : 'pending',
      phase: ENDS.includes(lifecycle) ? 'ended' : toPhase(state),
      forgetsSecrets: lifecycle === 'provisioned' || lifecycle === 'skipped',
      call,
      input: call === null ? null : this.#toInput(call, state.context),
      timers: this.#toTimers(state),
    };
  }

  #noteTimes(place: readonly string[]): void {
    const [lifecycle, step, phase] = this.#place;
    const { now } = this.#row;
    if (place[0] === 'pendingConfirmation' && lifecycle !== place[0]) {
      this.#deadlineAt = now + CONFIRMATION_TIMEOUT_MS;
    }
    if (place[2] === 'patient' && step !== place[1]) this.#resendAt = now + RESEND_AFTER_MS;
    if (place[2] === 'waiting' && (step !== place[1] || phase !== 'waiting')) {
      this.#backoffFrom = now;
    }
    this.#place = place;
  }

  #noteSub(): void {
    const sub = this.#row.world.books.users.get(this.#row.person.username)?.sub;
    if (sub !== undefined) this.#subs[isStrangers(sub) ? 'stranger' : 'ours'] = sub;
  }

  /** Where an object came to lie, and what is in it, is decided when it is stored. */
  #noteObject(context: SpecContext): void {
    if (context.object === this.#whoseObject) return;
    this.#whoseObject = context.object;
    this.#object = context.object === null ? null : this.#toStored(context.object, context);
  }

  #toStored(whose: NonNullable<SpecContext['object']>, context: SpecContext): Stored {
    const sub = this.#toSub(context) ?? '';
    const { world, person } = this.#row;
    const isUsers = context.configuration.credentials === 'identityPool';
    const key = `users/${isUsers ? world.identityOf(sub) : sub}/profile.json`;
    if (whose !== 'ours') return { key, ...OTHERS[whose], body: THEIRS };
    const { username, attributes } = person;
    const time = new Date(STARTED_AT).toISOString();
    return { key, batch: BATCH, sub, body: { sub, username, attributes, time, batch: BATCH } };
  }

  #toTimers(state: SpecState): Observation['timers'] {
    const [lifecycle, , phase] = this.#place;
    const awaitsDeadline = lifecycle === 'pendingConfirmation' && !state.context.isDeadlinePast;
    return {
      ...(awaitsDeadline && { confirmationTimeout: this.#deadlineAt }),
      ...(phase === 'patient' && { resendDelay: this.#resendAt }),
      ...(phase === 'waiting' && { backoff: this.#toBackoff(state.context) }),
    };
  }

  /** A wait is random up to a ceiling, and never shorter than a service asked for; what fits is expected. */
  #toBackoff({ attempt, step, failure }: SpecContext): number {
    const { timers } = this.#row.life;
    const dueAt = timers.find(({ id }) => id.includes('.backoff.'))?.dueAt ?? Number.NaN;
    const isAsked = step !== 'signingOut' && failure?.code === 'SERVICE_ERROR';
    const least = this.#backoffFrom + (isAsked ? RETRY_AFTER_SECONDS * 1000 : 1);
    const ceilingMs = Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** (attempt - 1));
    const most = Math.max(least, this.#backoffFrom + ceilingMs);
    return Math.min(Math.max(dueAt, least), most);
  }

  #toResult(context: SpecContext): object {
    const { failure, calls, mail } = context;
    return {
      sub: this.#toSub(context),
      object: this.#toObject(context),
      mail: mail === 'sent' ? this.#toSentMail() : (mail && { status: mail }) || undefined,
      attempts: calls,
      failure: failure
        ? {
            ...failure,
            retryable: isRetryable(failure),
            offersToAdopt: failure.code === 'USER_EXISTS' && !adopts(context),
          }
        : undefined,
    };
  }

  #toSub({ sub }: SpecContext): string | undefined {
    return sub === null ? undefined : this.#subs[sub];
  }

  #toObject({ stored }: SpecContext): object | undefined {
    if (stored === null) return undefined;
    const key = this.#object?.key ?? '';
    return { bucket: 'profiles', key, etag: this.#row.world.books.objects.get(key)?.etag };
  }

  #toSentMail(): object {
    return { status: 'sent', messageId: this.#row.world.books.mails.at(-1)?.id };
  }

  #toUser({ user, configuration }: SpecContext): object | null {
    if (user === null) return null;
    const { whose, status, enabled, isVerified, groups } = user;
    return {
      whose,
      status: STATUSES[status],
      enabled,
      isVerified,
      groups: GROUPS.slice(0, configuration.groups).slice(0, groups),
      isUntouched: true,
    };
  }

  #toInput(call: CallName, context: SpecContext): object {
    const { username, attributes } = this.#row.person;
    const sub = this.#toSub(context) ?? '';
    const identityId = context.hasIdentity ? this.#row.world.identityOf(sub) : null;
    const profile = { username, attributes, sub, identityId, batch: BATCH, startedAt: STARTED_AT };
    const inputs: { readonly [Name in CallName]?: object } = {
      signUp: { username, attributes },
      createUser: { username, attributes },
      addToGroup: { username, group: GROUPS[context.groupsJoined] },
      answerChallenge: { username, challenge: context.challenge },
      getCredentials: { username, identityId },
      storeObject: { ...profile, overwrite: context.overwrites },
      checkObject: profile,
      sendWelcomeMail: profile,
    };
    return inputs[call] ?? { username };
  }
}

/** Where mails are sent, the input lets no row in that has no address. */
function toRecipient({ configuration }: SpecContext): string {
  return configuration.address === 'none' ? '' : ADDRESS;
}

/** Who adopts already is told what is in the way. */
function adopts({ configuration }: SpecContext): boolean {
  return configuration.onExistingUser === 'adopt';
}

function isRetryable({ code }: NonNullable<SpecContext['failure']>): boolean {
  return code === 'CONFIRMATION_TIMEOUT' || createFailure(code, '').retryable;
}

function toPhase(state: SpecState): string {
  if (state.hasTag('held')) return 'held';
  return state.hasTag('awaiting') ? 'awaiting' : 'busy';
}

/** A batch that may have changed something stays at its pool and bucket. */
function toPins({ sub, isAnswerLost, stored }: SpecContext): readonly string[] {
  const pool = sub !== null || isAnswerLost ? ['pool'] : [];
  return stored === null ? pool : [...pool, 'bucket'];
}

function toCall(state: SpecState): CallName | null {
  if (toPlace(state)[2] !== 'calling') return null;
  return [...state.tags][0] as CallName;
}
