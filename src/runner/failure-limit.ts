import { ConfigError } from '../domain/config-error.ts';

/** How many rows may fail before a run stops: a number, or a share of all rows such as `5%`. */
export type MaxFailures = number | `${number}%`;

/**
 * Makes the check of a failure limit.
 *
 * @returns A function of the failed rows and of all rows, which are `undefined` until the whole input was read: a share
 * of an unknown number is never reached
 * @throws ConfigError where the limit is neither a whole number from 1 up nor a share above 0 %
 */
export function createFailureLimit(
  limit: MaxFailures | undefined,
): (failed: number, all: number | undefined) => boolean {
  if (limit === undefined) return () => false;
  const share = typeof limit === 'string' ? parseShare(limit) : undefined;
  if (share !== undefined) {
    return (failed, all) => all !== undefined && failed > 0 && failed >= all * share;
  }
  if (Number.isInteger(limit) && Number(limit) >= 1) return (failed) => failed >= Number(limit);
  throw new ConfigError(
    `Expected \`maxFailures\` to be a number from 1 up or a share such as 5%, got ${limit}.`,
  );
}

function parseShare(text: string): number | undefined {
  const share = Number(text.slice(0, -1)) / 100;
  return text.endsWith('%') && share > 0 ? share : undefined;
}
