import { fromPromise } from 'xstate';
import type { PromiseActorLogic } from 'xstate';
import type { Secrets } from '../domain/secrets.ts';
import type { CallName, Calls } from '../machines/calls.ts';
import { createCalls } from './calls.ts';
import type { Services } from './services.ts';

/** Actor logic for every service that the chart invokes. */
export type Actors = {
  readonly [Name in CallName]: PromiseActorLogic<Calls[Name]['output'], Calls[Name]['input']>;
};

/**
 * Makes actors for one row, to run the chart in a plain `createActor`; a batch needs a runner, which keeps progress.
 *
 * @param services - The outside world
 * @param secrets - What the row's calls need: the password, and a code where one is known. A function is asked at every
 * call, so that a code may come later, just before the event `code.received`. Tokens stay inside the actors.
 * @example
 * ```ts
 * import { createActors, onboardingMachine } from 'cognito-onboard';
 * import type { Services } from 'cognito-onboard';
 *
 * const provide = (services: Services, password: string) =>
 *   onboardingMachine.provide({ actors: createActors(services, { password }) });
 * ```
 */
export function createActors(services: Services, secrets: Secrets | (() => Secrets) = {}): Actors {
  const calls = createCalls(services);
  const readSecrets = typeof secrets === 'function' ? secrets : () => secrets;
  let kept: Secrets = {};
  const actor = <Name extends CallName>(name: Name) =>
    fromPromise<Calls[Name]['output'], Calls[Name]['input']>(async ({ input, signal }) => {
      const context = { signal, begun: false, secrets: { ...readSecrets(), ...kept } };
      const result = await calls[name](input, context);
      kept = { ...kept, ...result.secrets };
      return result.output;
    });

  return {
    signUp: actor('signUp'),
    createUser: actor('createUser'),
    findUser: actor('findUser'),
    confirmSignUp: actor('confirmSignUp'),
    resendCode: actor('resendCode'),
    confirmByAdmin: actor('confirmByAdmin'),
    setPassword: actor('setPassword'),
    verifyEmail: actor('verifyEmail'),
    addToGroup: actor('addToGroup'),
    authenticate: actor('authenticate'),
    answerChallenge: actor('answerChallenge'),
    readUser: actor('readUser'),
    getIdentity: actor('getIdentity'),
    getCredentials: actor('getCredentials'),
    storeObject: actor('storeObject'),
    checkObject: actor('checkObject'),
    sendWelcomeMail: actor('sendWelcomeMail'),
    signOut: actor('signOut'),
  };
}
