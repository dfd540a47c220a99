import type { Config } from '../../domain/config.ts';
import { QUOTA_CATEGORIES, QUOTA_CATEGORY_NAMES } from '../../domain/quota.ts';
import type { QuotaCategory } from '../../domain/quota.ts';
import type { QuotaRate } from '../../domain/quota-rate.ts';
import { createPacer } from './pacer.ts';
import type { Pacer } from './pacer.ts';

/** The pacers of an account, by category. */
export type Pacers = ReadonlyMap<QuotaCategory, Pacer>;

/** What changed in the pace of a category. */
type PaceChange = 'limit' | 'lowered' | 'recovered';

interface PacersOptions {
  readonly quotas: Config['quotas'];
  /** Asks the account for its limit, in calls a second; `undefined` where it does not tell. Never rejects. */
  readonly readLimit?: (category: QuotaCategory) => Promise<number | undefined>;
  readonly onChange?: (change: PaceChange, rate: QuotaRate) => void;
}

/**
 * Makes the pacers of an account, one for each category; every operation that a category counts shares its pacer. Each
 * begins with the configured limit, else the documented one, and asks the account for the true one when it is first used.
 */
export function createPacers({
  quotas,
  readLimit = async () => undefined,
  onChange = () => {},
}: PacersOptions): Pacers {
  const make = (category: QuotaCategory): Pacer => {
    const pacer = createPacer(toPermitted(quotas, category), {
      share: quotas.share,
      onRate: ({ type, ...rates }) => onChange(type, { category, ...rates }),
      onFirstUse: () => void learn(),
    });
    const learn = async (): Promise<void> => {
      const known = await readLimit(category);
      if (known === undefined) return;
      const limit = toPermitted(quotas, category, known);
      pacer.setLimit(limit);
      onChange('limit', { category, rate: limit, limit });
    };
    return pacer;
  };
  return new Map(QUOTA_CATEGORY_NAMES.map((category) => [category, make(category)]));
}

/**
 * Tells how many calls a second are permitted: the share of the account's limit, or of the configured one where that is
 * lower or the account's is not known, or of the documented one.
 *
 * @param account - What the account told, in calls a second
 */
export function toPermitted(
  { share, ...configured }: Config['quotas'],
  category: QuotaCategory,
  account?: number,
): number {
  const documented = account === undefined ? QUOTA_CATEGORIES[category].limit : Infinity;
  return share * Math.min(configured[category] ?? documented, account ?? Infinity);
}
