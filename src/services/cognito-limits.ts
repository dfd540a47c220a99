import { GetProvisionedLimitCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { QuotaCategory } from '../domain/quota.ts';
import type { Gate } from './gate.ts';

interface CognitoLimitsOptions {
  readonly client: CognitoIdentityProviderClient;
  readonly gate: Gate;
}

/** Reads how many requests a second an account may make in a category, of those that can be raised. */
export async function readProvisionedLimit(
  { client, gate }: CognitoLimitsOptions,
  Category: QuotaCategory,
  signal: AbortSignal,
): Promise<number | undefined> {
  const LimitDefinition = { LimitClass: 'API_CATEGORY', Attributes: { Category } } as const;
  const command = new GetProvisionedLimitCommand({ LimitDefinition });
  const { Limit } = await gate({
    operation: 'GetProvisionedLimit',
    send: (abortSignal) => client.send(command, { abortSignal }),
    options: { signal, begun: true },
  });
  return Limit?.ProvisionedLimitValue;
}
