import type { OnboardingPolicy } from '../../src/domain/policy.ts';
import { createFailure } from '../../src/domain/failure.ts';
import type { FailureCode } from '../../src/domain/failure.ts';
import type { Life, Timer } from '../../src/domain/life.ts';
import type { Step } from '../../src/domain/lifecycle.ts';
import { createInterpreter } from '../../src/interpreter/interpreter.ts';
import type { Reply, Transition } from '../../src/interpreter/interpreter.ts';
import type { CallName, Calls } from '../../src/machines/calls.ts';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import type { OnboardingContext, OnboardingEvent } from '../../src/machines/onboarding.ts';
import { HAPPY, STARTED_AT, toInput } from './world.ts';
import type { DriveOptions } from './world.ts';

export const interpreter = createInterpreter(onboardingMachine);

/** Begins a row of the production chart, whose world is what the test answers. */
export function drive(options: DriveOptions = {}): DrivenRow {
  return new DrivenRow(options);
}

/** A row that a test leads by the hand. */
export class DrivenRow {
  life: Life;
  now = STARTED_AT;
  /** Every call that began, in order. */
  readonly calls: string[] = [];

  constructor(options: DriveOptions) {
    this.life = interpreter.begin(toInput(options), this.now).life;
    this.#note(null);
  }

  get context(): OnboardingContext {
    return this.life.context as OnboardingContext;
  }

  get lifecycle(): string | undefined {
    return this.at.split('.')[0];
  }

  /** The path of states, for example `unregistered.signingUp.calling`. */
  get at(): string {
    return formatPath(this.life.value);
  }

  /** Lets each of these calls, in this order, answer what it answers while nothing goes wrong. */
  succeed(...names: readonly CallName[]): this {
    for (const name of names) this.#reply(name, { output: HAPPY[name] });
    return this;
  }

  answer<Name extends CallName>(name: Name, output: Calls[Name]['output']): this {
    return this.#reply(name, { output });
  }

  fail(name: CallName, code: FailureCode, retryAfterMs?: number): this {
    const failure = createFailure(code, `The world said ${code}.`, retryAfterMs);
    return this.#reply(name, { failure });
  }

  tell(...types: readonly OnboardingEvent['type'][]): this {
    for (const type of types) this.#move(interpreter.send(this.life, { type }, this.now));
    return this;
  }

  /** Resumes a held row with another policy, as a mended configuration gives it. */
  resumeWith(changes: Partial<OnboardingPolicy>): this {
    const policy = { ...this.context.policy, ...changes };
    return this.#move(interpreter.send(this.life, { type: 'resume', policy }, this.now));
  }

  /** Lets time go by until the timer of a delay fires. */
  wait(delay: 'backoff' | 'resendDelay' | 'confirmationTimeout'): this {
    const timer = this.timer(delay);
    if (timer === undefined) throw new Error(`Expected a timer ${delay} in ${this.at}, got none`);
    this.now = Math.max(this.now, timer.dueAt);
    return this.#move(interpreter.fire(this.life, timer, this.now));
  }

  timer(delay: string): Timer | undefined {
    return this.life.timers.find(({ id }) => id.startsWith(`xstate.after.${delay}.`));
  }

  /** Lets a call fail with a transient code until the row gives up. */
  exhaust(name: CallName, code: FailureCode): this {
    this.fail(name, code);
    while (this.life.call?.src !== name && this.timer('backoff') !== undefined) {
      this.wait('backoff').fail(name, code);
    }
    return this;
  }

  #reply(name: CallName, reply: Reply): this {
    const { call } = this.life;
    if (call?.src !== name) {
      throw new Error(`Expected ${this.at} to call ${name}, got ${call?.src ?? 'no call'}`);
    }
    return this.#move(interpreter.reply(this.life, { call, with: reply }, this.now));
  }

  #move(transition: Transition | null): this {
    if (transition === null) throw new Error(`Expected ${this.at} to take a step, it took none`);
    const before = this.life.call;
    this.life = transition.life;
    this.#note(before);
    return this;
  }

  #note(before: Life['call']): void {
    const { call } = this.life;
    if (call !== null && call.revision !== before?.revision) this.calls.push(call.src);
  }
}

function formatPath(value: unknown): string {
  if (typeof value === 'string') return value;
  return Object.entries(value as Readonly<Record<string, unknown>>)
    .map(([name, child]) => `${name}.${formatPath(child)}`)
    .join(' ');
}

/** Leads a row to where a step begins, with as little as possible having gone wrong before. */
export function driveTo(step: Step, options: DriveOptions = {}): DrivenRow {
  return WAYS[step](options);
}

function withPolicy(
  { policy, ...options }: DriveOptions,
  changes: NonNullable<DriveOptions['policy']>,
): DriveOptions {
  return { ...options, policy: { ...policy, ...changes } };
}

const signedIn = ['confirmSignUp', 'authenticate'] as const;

const WAYS: { readonly [Name in Step]: (options: DriveOptions) => DrivenRow } = {
  signingUp: drive,
  creatingUser: (options) => drive(withPolicy(options, { signUpBy: 'admin' })),
  reconciling: (options) => drive(options).fail('signUp', 'USER_EXISTS'),
  awaitingCode: (options) => drive(options).succeed('signUp'),
  confirmingCode: (options) => drive(options).succeed('signUp').tell('code.received'),
  resendingCode: (options) => drive(options).succeed('signUp').wait('resendDelay'),
  awaitingLink: (options) => drive(withPolicy(options, { confirmBy: 'link' })).succeed('signUp'),
  checkingStatus: (options) => driveTo('awaitingLink', options).tell('confirmation.seen'),
  confirmingByAdmin: (options) =>
    drive(withPolicy(options, { confirmBy: 'admin' })).succeed('signUp'),
  settingPassword: (options) => driveTo('creatingUser', options).succeed('createUser'),
  verifyingEmail: (options) => driveTo('confirmingByAdmin', options).succeed('confirmByAdmin'),
  addingToGroups: ({ groups = ['staff'], ...options }) =>
    driveTo('confirmingCode', { ...options, groups }).succeed('confirmSignUp'),
  authenticating: (options) => driveTo('confirmingCode', options).succeed('confirmSignUp'),
  answeringChallenge: (options) =>
    driveTo('authenticating', options).answer('authenticate', { challenge: 'PASSWORD_VERIFIER' }),
  readingUser: (options) => driveTo('confirmingCode', options).succeed(...signedIn),
  gettingIdentity: (options) =>
    driveTo('readingUser', withPolicy(options, { storageCredentials: 'identityPool' })).succeed(
      'readUser',
    ),
  gettingCredentials: (options) => driveTo('gettingIdentity', options).succeed('getIdentity'),
  storingObject: (options) =>
    options.policy?.storageCredentials === 'identityPool'
      ? driveTo('gettingCredentials', options).succeed('getCredentials')
      : driveTo('readingUser', options).succeed('readUser'),
  checkingObject: (options) =>
    driveTo('storingObject', options).fail('storeObject', 'OBJECT_EXISTS'),
  sendingWelcomeMail: (options) => driveTo('storingObject', options).succeed('storeObject'),
  signingOut: (options) => driveTo('sendingWelcomeMail', options).succeed('sendWelcomeMail'),
};
