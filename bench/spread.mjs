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
 * Measures contenders by turns, so that what slows the machine for a while slows each of them.
 *
 * @template {Record<string, () => Promise<number>>} Contenders
 * @param {Contenders} contenders
 * @param {{ rounds: number, say: (line: string) => void }} options
 * @returns {Promise<{ [Name in keyof Contenders]: Spread }>}
 */
export async function inTurns(contenders, { rounds, say }) {
  const names = Object.keys(contenders);
  /** @type {Record<string, number>[]} */
  const measured = [];
  for (let index = 0; index < rounds; index += 1) {
    /** @type {Record<string, number>} */
    const values = {};
    for (const name of names) {
      values[name] = round((await contenders[name]?.()) ?? NaN);
      say(`${name}: ${values[name]}`);
    }
    measured.push(values);
  }
  const spreads = names.map((name) => [
    name,
    toSpread(measured.map((values) => values[name] ?? NaN)),
  ]);
  return Object.fromEntries(spreads);
}

/** @param {number} value */
export function round(value) {
  return Math.round(value * 1000) / 1000;
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
