import { readProperty } from './aws-error-facts.ts';

/** A longer wait than 15 minutes is the table's to ask for: a wrong header must not park a batch for days. */
const MAX_RETRY_AFTER_MS = 15 * 60_000;

/**
 * Reads how long the service asked to wait, from `retry-after` (seconds, or an HTTP date) and `x-amz-retry-after`
 * (milliseconds). The longer one counts. See https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 * and https://www.rfc-editor.org/rfc/rfc9110#field.retry-after.
 *
 * @param error - What the SDK threw; it keeps the answer in `$response`
 * @param now - The time in milliseconds since 1970; a date is passed over without it
 * @returns Milliseconds from 0 to 15 minutes, or `undefined` where nothing was asked for
 */
export function readRetryAfterMs(error: unknown, now: number | undefined): number | undefined {
  const headers = readProperty(readProperty(error, '$response'), 'headers');
  const waits = [
    readNumber(readProperty(headers, 'x-amz-retry-after')),
    readDelay(readProperty(headers, 'retry-after'), now),
  ].filter((wait) => wait !== undefined);
  if (waits.length === 0) return undefined;
  return Math.min(Math.ceil(Math.max(0, ...waits)), MAX_RETRY_AFTER_MS);
}

function readNumber(header: unknown): number | undefined {
  return typeof header === 'string' && /^-?\d+(\.\d+)?$/.test(header) ? Number(header) : undefined;
}

function readDelay(header: unknown, now: number | undefined): number | undefined {
  const seconds = readNumber(header);
  if (seconds !== undefined) return seconds * 1000;
  if (typeof header !== 'string' || !header.endsWith('GMT') || now === undefined) return undefined;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : date - now;
}
