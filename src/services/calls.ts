import { createFailure } from '../domain/failure.ts';
import type { SecretName, Secrets } from '../domain/secrets.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { CallName, Calls } from '../machines/calls.ts';
import type { CallOptions } from './call-options.ts';
import type { Services } from './services.ts';

/** What a call gets beside its input. */
export interface CallContext extends CallOptions {
  readonly secrets: Secrets;
}

/** What a call gives: an output for the chart and new secrets for the host. */
export interface CallResult<Output> {
  readonly output: Output;
  readonly secrets?: Secrets;
}

/** One function for each service that the chart invokes. */
export type CallTable = {
  readonly [Name in CallName]: (
    input: Calls[Name]['input'],
    context: CallContext,
  ) => Promise<CallResult<Calls[Name]['output']>>;
};

/**
 * Joins the chart's calls to the services that carry them out, and hands each the secrets that it needs.
 *
 * @param services - The outside world
 * @returns A table that throws nothing but `ServiceError`s and the abort reason of the call's signal
 */
export function createCalls({ userPool, bucket, mailer }: Services): CallTable {
  return {
    signUp: async (input, context) => ({
      output: await userPool.signUp({ ...input, password: secret(context, 'password') }, context),
    }),
    findUser: async ({ username }, context) => ({
      output: await userPool.findUser(username, context),
    }),
    confirmSignUp: async ({ username }, context) =>
      done(userPool.confirmSignUp({ username, code: secret(context, 'code') }, context)),
    resendCode: async ({ username }, context) => done(userPool.resendCode(username, context)),
    confirmByAdmin: async ({ username }, context) =>
      done(userPool.confirmByAdmin(username, context)),
    authenticate: async ({ username }, context) => {
      const password = secret(context, 'password');
      const { challenge, ...tokens } = await userPool.authenticate({ username, password }, context);
      return { output: { challenge }, secrets: tokens };
    },
    readUser: async (_, context) => ({
      output: await userPool.readUser(secret(context, 'accessToken'), context),
    }),
    storeObject: async (input, context) => ({ output: await bucket.storeObject(input, context) }),
    checkObject: async (input, context) => ({ output: await bucket.checkObject(input, context) }),
    sendWelcomeMail: async (input, context) => {
      if (mailer === null) throw missingMailer();
      return { output: await mailer.sendWelcomeMail(input, context) };
    },
    signOut: async (_, context) => done(userPool.signOut(secret(context, 'refreshToken'), context)),
  };
}

async function done(call: Promise<void>): Promise<CallResult<null>> {
  await call;
  return { output: null };
}

function secret({ secrets }: CallContext, name: SecretName): string {
  const value = secrets[name];
  if (value !== undefined) return value;
  throw new ServiceError(
    createFailure(
      'SECRET_MISSING',
      `Expected the row's ${name} among its sealed secrets, got none. Was it forgotten? Give the row again in a new batch.`,
    ),
  );
}

function missingMailer(): ServiceError {
  return new ServiceError(
    createFailure(
      'MAIL_MISCONFIGURED',
      'This row began with a welcome mail, but the configuration has none now. Restore `mail` in the configuration.',
    ),
  );
}
