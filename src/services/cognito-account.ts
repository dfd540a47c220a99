import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { Account } from './account.ts';
import type { Gate } from './gate.ts';

interface CognitoAccountOptions {
  readonly client: CognitoIdentityProviderClient;
  readonly gate: Gate;
  readonly userPoolId: string;
}

/** Reads the account off the ARN of its user pool: no client of another service is needed for it. */
export async function readAccount(
  { client, gate, userPoolId: UserPoolId }: CognitoAccountOptions,
  signal: AbortSignal,
): Promise<Account> {
  const command = new DescribeUserPoolCommand({ UserPoolId });
  const { UserPool } = await gate({
    operation: 'DescribeUserPool',
    send: (abortSignal) => client.send(command, { abortSignal }),
    options: { signal, begun: true },
  });
  const [, partition, id] =
    /^arn:([\w-]+):cognito-idp:[\w-]*:(\d+):/.exec(UserPool?.Arn ?? '') ?? [];
  if (partition !== undefined && id !== undefined) return { partition, id };
  throw new ServiceError(
    createFailure('UNEXPECTED', `Cognito gave no ARN of user pool \`${UserPoolId}\`.`),
  );
}
