// @ts-check

/**
 * What several rounds of one measure came to.
 *
 * @typedef {{ median: number, min: number, max: number }} Spread
 */

/**
 * Counts rounds together; of an even number of them the median lies between the two in the middle.
 *
 * @param {readonly number[]} values
 * @returns {Spread}
 */
export function toSpread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const median = (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2;
  return { median: round(median), min: round(at(sorted, 0)), max: round(at(sorted, -1)) };
}

/**
 * Counts the rounds of each contender together.
 *
 * @template {string} Name
 * @param {Record<Name, readonly number[]>} rounds
 * @returns {Record<Name, Spread>}
 */
export function toSpreads(rounds) {
  const names = /** @type {Name[]} */ (Object.keys(rounds));
  const spreads = names.map((name) => [name, toSpread(rounds[name])]);
  return Object.fromEntries(spreads);
}

/** @param {number} value */
export function round(value) {
  return Math.round(value * 10_000) / 10_000;
}

/**
 * @param {readonly number[]} values
 * @param {number} index
 */
function at(values, index) {
  const value = values.at(index);
  if (value === undefined) throw new Error('Expected a round at least, got none');
  return value;
}
