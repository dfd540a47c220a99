import { PROVISIONED_CATEGORIES } from '../domain/quota.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import { readProvisionedLimit } from './cognito-limits.ts';
import { readSendQuota } from './ses-sending.ts';

interface AccountLimitsOptions {
  readonly cognito: Parameters<typeof readProvisionedLimit>[0];
  readonly ses: Parameters<typeof readSendQuota>[0];
  /** Ends what is asked. */
  readonly signal: AbortSignal;
}

/** Reads the limit of a category, in calls a second; `undefined` where the account does not tell. Never rejects. */
export type ReadLimit = (category: QuotaCategory) => Promise<number | undefined>;

/**
 * Makes the reader of the limits that an account has. Who may not ask, and whatever else comes in between, is told nothing:
 * the configured limits do.
 */
export function createAccountLimits({ cognito, ses, signal }: AccountLimitsOptions): ReadLimit {
  const read = async (category: QuotaCategory): Promise<number | undefined> => {
    if (category === 'SesSend') return (await readSendQuota(ses, signal)).perSecond;
    if (!PROVISIONED_CATEGORIES.includes(category)) return undefined;
    return readProvisionedLimit(cognito, category, signal);
  };
  // A limit that permits nothing is none that a pace can be made of.
  return (category) =>
    read(category).then(
      (limit) => (limit !== undefined && limit > 0 ? limit : undefined),
      () => undefined,
    );
}
