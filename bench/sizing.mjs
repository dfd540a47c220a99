// @ts-check

/**
 * How much is measured, where not as much as usual: to try a measure. Promises are about the usual sizes.
 *
 * @typedef {{ rounds?: number, sizes?: readonly number[] }} Sizing
 */

/**
 * Reads the sizing of a command line.
 *
 * @param {{ rounds?: string, sizes?: string }} flags
 * @returns {Sizing}
 */
export function parseSizing({ rounds, sizes }) {
  return {
    ...(rounds !== undefined && { rounds: parseCount('--rounds', rounds) }),
    ...(sizes !== undefined && {
      sizes: sizes.split(',').map((size) => parseCount('--sizes', size)),
    }),
  };
}

/**
 * @param {string} flag
 * @param {string} text
 */
function parseCount(flag, text) {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new Error(`Expected ${flag} to be numbers from 1 up, got ${text}`);
}
