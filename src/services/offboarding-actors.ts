import { fromPromise } from 'xstate';
import type { PromiseActorLogic } from 'xstate';
import type { OffboardingCallName, OffboardingCalls } from '../machines/offboarding-calls.ts';
import type { CallOptions } from './call-options.ts';
import type { Services } from './services.ts';

/** Actor logic for every service that the chart of offboarding invokes. */
export type OffboardingActors = {
  readonly [Name in OffboardingCallName]: PromiseActorLogic<
    OffboardingCalls[Name]['output'],
    OffboardingCalls[Name]['input']
  >;
};

/** Makes actors that delete what rows made, to run the chart of offboarding in a plain `createActor`. */
export function createOffboardingActors({ userPool, bucket }: Services): OffboardingActors {
  return {
    findObject: toActor((input, options) => bucket.findObject(input, options)),
    deleteObject: toActor((object, options) => done(bucket.deleteObject(object, options))),
    findUser: toActor(({ username }, options) => userPool.findUser(username, options)),
    deleteUser: toActor(({ username }, options) => done(userPool.deleteUser(username, options))),
  };
}

function toActor<Input, Output>(
  call: (input: Input, options: CallOptions) => Promise<Output>,
): PromiseActorLogic<Output, Input> {
  return fromPromise(({ input, signal }) => call(input, { signal, begun: true }));
}

async function done(call: Promise<void>): Promise<null> {
  await call;
  return null;
}
