import { randomUUID } from 'node:crypto';
import {
  AdminGetUserCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { ServiceError } from '../domain/service-error.ts';
import type { FailureCode } from '../domain/failure.ts';
import type { PasswordPolicy, PoolReader, PoolSettings } from './account-settings.ts';
import type { CallOptions } from './call-options.ts';
import { toAuthFlows } from './cognito-auth-flows.ts';
import type { CognitoConnection } from './cognito-client.ts';
import { readProvisionedLimit } from './cognito-limits.ts';

/** Makes the settings of a user pool and its app client on Amazon Cognito. */
export function createCognitoSettings(connection: Omit<CognitoConnection, 'authFlow'>): PoolReader {
  const { client, gate } = connection;
  return {
    ...createDescriptions(connection),
    ...createQuestions(connection),
    readLimit: (category, signal) => readProvisionedLimit({ client, gate }, category, signal),
  };
}

function createDescriptions({
  client,
  gate,
  userPoolId: UserPoolId,
  clientId: ClientId,
  clientSecret,
}: Omit<CognitoConnection, 'authFlow'>): Pick<PoolReader, 'readPool' | 'readClient'> {
  return {
    async readPool(signal) {
      const command = new DescribeUserPoolCommand({ UserPoolId });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const options = toOptions(signal);
      const { UserPool } = await gate({ operation: 'DescribeUserPool', send, options });
      return toPoolSettings(UserPool ?? {});
    },
    async readClient(signal) {
      const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const options = toOptions(signal);
      const answer = await gate({ operation: 'DescribeUserPoolClient', send, options });
      const { ExplicitAuthFlows, ClientSecret, WriteAttributes, EnableTokenRevocation } =
        answer.UserPoolClient ?? {};
      return {
        authFlows: toAuthFlows(ExplicitAuthFlows),
        hasSecret: ClientSecret !== undefined,
        isSecretKnown: ClientSecret === (clientSecret ?? undefined),
        writableAttributes: WriteAttributes ?? null,
        revokesTokens: EnableTokenRevocation ?? true,
      };
    },
  };
}

function createQuestions({
  client,
  gate,
  userPoolId: UserPoolId,
}: Omit<CognitoConnection, 'authFlow'>): Pick<PoolReader, 'hasGroup' | 'tryReadingUser'> {
  return {
    async hasGroup(GroupName, signal) {
      const command = new GetGroupCommand({ UserPoolId, GroupName });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const options = toOptions(signal);
      const answer = gate({ operation: 'GetGroup', send, options, subject: GroupName });
      return isThere(answer, 'GROUP_NOT_FOUND');
    },
    async tryReadingUser(signal) {
      const Username = `cognito-onboard-${randomUUID()}`;
      const command = new AdminGetUserCommand({ UserPoolId, Username });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const options = toOptions(signal);
      const answer = gate({ operation: 'AdminGetUser', send, options });
      await isThere(answer, 'USER_NOT_FOUND');
    },
  };
}

async function isThere(answer: Promise<unknown>, absent: FailureCode): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.failure.code === absent) return false;
    throw error;
  }
}

function toPoolSettings(pool: UserPoolType): PoolSettings {
  const { AdminCreateUserConfig, MfaConfiguration } = pool;
  return {
    ...toConfirmation(pool),
    allowsSelfSignUp: AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true,
    requiresMfa: MfaConfiguration === 'ON',
    signsInByEmail: pool.UsernameAttributes?.includes('email') ?? false,
    aliasesEmail: pool.AliasAttributes?.includes('email') ?? false,
    passwordPolicy: toPasswordPolicy(pool),
    schema: (pool.SchemaAttributes ?? []).map(({ Name = '', Required, Mutable }) => ({
      name: Name,
      isRequired: Required ?? false,
      isMutable: Mutable ?? true,
    })),
  };
}

type Confirmation = Pick<
  PoolSettings,
  'mailsLinks' | 'hasDomain' | 'verifies' | 'mayConfirmAtOnce' | 'mailsByItself'
>;

function toConfirmation(pool: UserPoolType): Confirmation {
  const { VerificationMessageTemplate, LambdaConfig = {}, EmailConfiguration } = pool;
  return {
    mailsLinks: VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK',
    hasDomain: (pool.Domain ?? pool.CustomDomain) !== undefined,
    verifies: pool.AutoVerifiedAttributes ?? [],
    mayConfirmAtOnce: LambdaConfig.PreSignUp !== undefined,
    // A trigger that sends the mail itself needs no sender of Cognito.
    mailsByItself:
      EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER' &&
      LambdaConfig.CustomEmailSender === undefined,
  };
}

function toPasswordPolicy({ Policies }: UserPoolType): PasswordPolicy | null {
  const policy = Policies?.PasswordPolicy;
  if (policy === undefined) return null;
  return {
    minimumLength: policy.MinimumLength ?? 0,
    requiresUppercase: policy.RequireUppercase ?? false,
    requiresLowercase: policy.RequireLowercase ?? false,
    requiresNumbers: policy.RequireNumbers ?? false,
    requiresSymbols: policy.RequireSymbols ?? false,
  };
}

function toOptions(signal: AbortSignal): CallOptions {
  return { signal, begun: true };
}
