import { z } from 'zod';
import { QUOTA_CATEGORY_NAMES, toQuotaCategory } from '../domain/quota.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import { parseInput } from './parse-input.ts';

/** Requests per second by category; a category that is left out is not metered. */
export type QuotaLimits = Partial<Readonly<Record<QuotaCategory, number>>>;

/** What the configuration gives for a category that is not metered, in requests per second. */
export const UNMETERED_PER_SECOND = 1000;

const WINDOW_MS = 1000;

const quotaLimitsSchema = z.partialRecord(z.enum(QUOTA_CATEGORY_NAMES), z.int().min(1));

/**
 * Checks limits that came from outside.
 *
 * @param input - For example `{ "UserCreation": 10 }`: whole requests per second by category
 * @throws An error that names what was expected, what came and where
 */
export function parseQuotaLimits(input: unknown): QuotaLimits {
  return parseInput(quotaLimitsSchema, input, 'quotas');
}

/** Meters the request categories over a sliding window of one second. */
export class QuotaMeter {
  readonly #now: () => number;
  #limits: QuotaLimits;
  readonly #admitted = new Map<QuotaCategory, number[]>();

  constructor(limits: QuotaLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** The limits in force. */
  get limits(): QuotaLimits {
    return this.#limits;
  }

  /** Replaces every limit and forgets what was admitted. */
  replace(limits: QuotaLimits): void {
    this.#limits = limits;
    this.#admitted.clear();
  }

  /** Admits a call, or tells that its category has no room; a refused call takes none. */
  admits(operation: string): boolean {
    const category = toQuotaCategory(operation);
    const limit = category === undefined ? undefined : this.#limits[category];
    if (category === undefined || limit === undefined) return true;
    const now = this.#now();
    const recent = (this.#admitted.get(category) ?? []).filter((time) => time > now - WINDOW_MS);
    this.#admitted.set(category, recent);
    if (recent.length >= limit) return false;
    recent.push(now);
    return true;
  }
}
