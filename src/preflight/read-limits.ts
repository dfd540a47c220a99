import type { Finding } from '../domain/plan.ts';
import { PROVISIONED_CATEGORIES } from '../domain/quota.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import type { AccountSettings } from '../services/account-settings.ts';
import type { SendQuota } from '../services/sending.ts';
import { ask, isTransient } from './findings.ts';

/** What an account tells of its limits. */
export interface AccountLimits {
  readonly limits: ReadonlyMap<QuotaCategory, number>;
  readonly sendQuota: SendQuota | undefined;
  readonly findings: readonly Finding[];
}

/** Reads the limits of the categories that a configuration uses, as far as an account tells them. */
export async function readLimits(
  { pool, sending }: AccountSettings,
  categories: readonly QuotaCategory[],
  signal: AbortSignal,
): Promise<AccountLimits> {
  const [provisioned, quota] = await Promise.all([
    readProvisioned(pool, categories, signal),
    sending === null ? NOT_ASKED : ask('mail.from', sending.readQuota(signal)),
  ]);
  const sendQuota = quota.value;
  const limits = new Map(provisioned.limits);
  if (sendQuota !== undefined && sendQuota.perSecond > 0) {
    limits.set('SesSend', sendQuota.perSecond);
  }
  return { limits, sendQuota, findings: [...provisioned.findings, ...quota.findings] };
}

const NOT_ASKED = { value: undefined, findings: [] } as const;

/** Cognito admits one such call a second: who may not ask for one limit may not ask for the next. */
async function readProvisioned(
  pool: AccountSettings['pool'],
  categories: readonly QuotaCategory[],
  signal: AbortSignal,
): Promise<Pick<AccountLimits, 'limits' | 'findings'>> {
  const limits = new Map<QuotaCategory, number>();
  for (const category of categories.filter((one) => PROVISIONED_CATEGORIES.includes(one))) {
    const { value, findings } = await ask('quotas', pool.readLimit(category, signal));
    if (findings.length > 0) return { limits, findings: findings.map(soften) };
    // A limit that permits nothing is none that a pace can be made of.
    if (value !== undefined && value > 0) limits.set(category, value);
  }
  return { limits, findings: [] };
}

/** A batch does without these answers. */
function soften(finding: Finding): Finding {
  return isTransient(finding) ? finding : { ...finding, severity: 'unknown' };
}
