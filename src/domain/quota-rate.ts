import type { QuotaCategory } from './quota.ts';

/** How fast calls of a category may go. */
export interface QuotaRate {
  readonly category: QuotaCategory;
  /** Calls a second that are made now. */
  readonly rate: number;
  /** Calls a second that are permitted: the share of the account's limit that may be used. */
  readonly limit: number;
}
