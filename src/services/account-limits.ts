import { GetProvisionedLimitCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import type { SESClient } from '@aws-sdk/client-ses';
import { PROVISIONED_CATEGORIES } from '../domain/quota.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import type { Gate } from './gate.ts';

interface AccountLimitsOptions {
  readonly cognito: { readonly client: CognitoIdentityProviderClient; readonly gate: Gate };
  readonly ses: { readonly client: SESClient; readonly gate: Gate };
  /** Ends what is asked. */
  readonly signal: AbortSignal;
}

/** Reads the limit of a category, in calls a second; `undefined` where the account does not tell. Never rejects. */
export type ReadLimit = (category: QuotaCategory) => Promise<number | undefined>;

/**
 * Makes the reader of the limits that an account has: GetProvisionedLimit of Cognito, and GetSendQuota of SES. Who may not
 * ask, and whatever else comes in between, is told nothing: the configured limits do.
 */
export function createAccountLimits({ cognito, ses, signal }: AccountLimitsOptions): ReadLimit {
  const options = { signal, begun: true };
  const readProvisioned = async (Category: QuotaCategory): Promise<number | undefined> => {
    const LimitDefinition = { LimitClass: 'API_CATEGORY', Attributes: { Category } } as const;
    const command = new GetProvisionedLimitCommand({ LimitDefinition });
    const send = (abortSignal: AbortSignal) => cognito.client.send(command, { abortSignal });
    const { Limit } = await cognito.gate({ operation: 'GetProvisionedLimit', send, options });
    return Limit?.ProvisionedLimitValue;
  };
  const readSendRate = async (): Promise<number | undefined> => {
    const command = new GetSendQuotaCommand({});
    const send = (abortSignal: AbortSignal) => ses.client.send(command, { abortSignal });
    return (await ses.gate({ operation: 'GetSendQuota', send, options })).MaxSendRate;
  };
  return async (category) => {
    try {
      if (category === 'SesSend') return toLimit(await readSendRate());
      return PROVISIONED_CATEGORIES.includes(category)
        ? toLimit(await readProvisioned(category))
        : undefined;
    } catch {
      return undefined;
    }
  };
}

/** A limit that permits nothing is none that a pace can be made of. */
function toLimit(limit: number | undefined): number | undefined {
  return limit !== undefined && limit > 0 ? limit : undefined;
}
