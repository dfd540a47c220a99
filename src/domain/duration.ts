const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What {@link parseDuration} reads. */
export const DURATION = /^(?:0|(\d+(?:\.\d+)?)(ms|s|m|h|d))$/;

/**
 * Reads a duration such as `200ms`, `1.5s`, `10m`, `24h` or `7d`; `0` needs no unit.
 *
 * @returns Milliseconds, or `undefined` where the text is no duration
 * @example
 * ```ts
 * import { parseDuration } from 'cognito-onboard';
 *
 * parseDuration('1.5s'); // => 1500
 * ```
 */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const [, amount, unit] = DURATION.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return Math.round(Number(amount) * UNITS_MS[unit as keyof typeof UNITS_MS]);
}
