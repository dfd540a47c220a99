import { createFailure } from '../domain/failure.ts';
import { CODE_SEPARATOR } from '../domain/secrets.ts';
import type { SecretName, Secrets } from '../domain/secrets.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { CallName, Calls, ProfileInput } from '../machines/calls.ts';
import type { BucketOptions } from './bucket.ts';
import type { CallOptions } from './call-options.ts';
import type { UserCredentials } from './identity-pool.ts';
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
export function createCalls(services: Services): CallTable {
  return {
    ...createConfirmationCalls(services),
    ...createSignInCalls(services),
    ...createProvisioningCalls(services),
  };
}

function createConfirmationCalls({
  userPool,
}: Services): Pick<
  CallTable,
  | 'signUp'
  | 'createUser'
  | 'findUser'
  | 'confirmSignUp'
  | 'resendCode'
  | 'confirmByAdmin'
  | 'setPassword'
  | 'verifyEmail'
> {
  return {
    signUp: async (input, context) => ({
      output: await userPool.signUp({ ...input, password: secret(context, 'password') }, context),
    }),
    createUser: async (input, context) => ({
      output: await userPool.createUser(
        { ...input, password: secret(context, 'password') },
        context,
      ),
    }),
    findUser: async ({ username }, context) => ({
      output: await userPool.findUser(username, context),
    }),
    confirmSignUp: async ({ username }, context) =>
      done(
        confirmByAny(secret(context, 'code').split(CODE_SEPARATOR), (code) =>
          userPool.confirmSignUp({ username, code }, context),
        ),
      ),
    resendCode: async ({ username }, context) => done(userPool.resendCode(username, context)),
    confirmByAdmin: async ({ username }, context) =>
      done(userPool.confirmByAdmin(username, context)),
    setPassword: async ({ username }, context) =>
      done(userPool.setPassword({ username, password: secret(context, 'password') }, context)),
    verifyEmail: async ({ username }, context) => done(userPool.verifyEmail(username, context)),
  };
}

function createSignInCalls({
  userPool,
}: Services): Pick<
  CallTable,
  'addToGroup' | 'authenticate' | 'answerChallenge' | 'readUser' | 'signOut'
> {
  return {
    addToGroup: async (input, context) => done(userPool.addToGroup(input, context)),
    authenticate: async ({ username }, context) =>
      userPool.authenticate({ username, password: secret(context, 'password') }, context),
    answerChallenge: async (input, context) => {
      const password = secret(context, 'password');
      const answer = { ...input, password, secret: secret(context, 'challenge') };
      return userPool.answerChallenge(answer, context);
    },
    readUser: async (_, context) => ({
      output: await userPool.readUser(secret(context, 'accessToken'), context),
    }),
    signOut: async (_, context) => done(userPool.signOut(secret(context, 'refreshToken'), context)),
  };
}

function createProvisioningCalls({
  identityPool,
  bucket,
  mailer,
}: Services): Pick<
  CallTable,
  'getIdentity' | 'getCredentials' | 'storeObject' | 'checkObject' | 'sendWelcomeMail'
> {
  return {
    getIdentity: async (_, context) => ({
      output: await present(identityPool, 'cognito.identityPoolId').getIdentity(
        secret(context, 'idToken'),
        context,
      ),
    }),
    getCredentials: async ({ identityId }, context) => {
      const user = { identityId, idToken: secret(context, 'idToken') };
      const pool = present(identityPool, 'cognito.identityPoolId');
      const credentials = await pool.getCredentials(user, context);
      return { output: null, secrets: { credentials: JSON.stringify(credentials) } };
    },
    storeObject: async (input, context) => ({
      output: await bucket.storeObject(input, toBucketOptions(input, context)),
    }),
    checkObject: async (input, context) => ({
      output: await bucket.checkObject(input, toBucketOptions(input, context)),
    }),
    sendWelcomeMail: async (input, context) => {
      const output = await present(mailer, 'mail').sendWelcomeMail(input, context);
      return { output };
    },
  };
}

/** Tries one code after another until one is right; all but the last may be somebody else's at the same address. */
async function confirmByAny(
  [code = '', ...others]: readonly string[],
  confirm: (code: string) => Promise<void>,
): Promise<void> {
  try {
    await confirm(code);
  } catch (error) {
    const isWrong = error instanceof ServiceError && error.failure.code === 'CODE_MISMATCH';
    if (!isWrong || others.length === 0) throw error;
    await confirmByAny(others, confirm);
  }
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

/** A row with an identity writes its object itself. */
function toBucketOptions({ identityId }: ProfileInput, context: CallContext): BucketOptions {
  if (identityId === null) return context;
  const credentials = JSON.parse(secret(context, 'credentials')) as UserCredentials;
  return { ...context, credentials };
}

function present<Service>(service: Service | null, setting: string): Service {
  if (service !== null) return service;
  throw new ServiceError(
    createFailure(
      'SETTING_MISSING',
      `This row began with \`${setting}\`, but the configuration has none now. Restore it and run again.`,
    ),
  );
}
