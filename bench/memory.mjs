// @ts-check
import { readResult, startScript } from './child.mjs';
import { withFolder } from './local.mjs';
import { round, toSpread } from './spread.mjs';

const ROUNDS = 1;
const SIZES = [10_000, 100_000, 1_000_000];
const MOST_RATIO = 1.15;

/**
 * The most memory that a durable run ever takes, of a few rows beside many that are streamed.
 *
 * @param {(line: string) => void} say
 * @param {import('./sizing.mjs').Sizing} sizing
 */
export async function measureMemory(say, { rounds = ROUNDS, sizes = SIZES }) {
  /** @type {Record<string, number[]>} */
  const peaks = {};
  for (let index = 0; index < rounds; index += 1) {
    for (const rows of sizes) {
      const peak = await measurePeakMb(rows);
      say(`${rows} rows: ${round(peak)} MB`);
      (peaks[rows] ??= []).push(peak);
    }
  }
  const peakMb = sizes.map((rows) => ({ rows, ...toSpread(peaks[rows] ?? []) }));
  const [few, many] = [peakMb.at(0), peakMb.at(-1)];
  if (few === undefined || many === undefined) throw new Error('Expected a size at least');
  const ratio = round(many.median / few.median);
  return {
    figures: { peakMb, ratio },
    promises: {
      [`memory of ${many.rows} rows is within ${MOST_RATIO} of ${few.rows}`]: ratio <= MOST_RATIO,
    },
  };
}

/** @param {number} rows */
function measurePeakMb(rows) {
  return withFolder(async (dir) => {
    /** @type {{ users: number, peakMb: number }} */
    const { users, peakMb } = await readResult(startScript('ours/instant.mjs', [dir, rows]));
    if (users !== rows) throw new Error(`Expected ${rows} users to be provisioned, got ${users}`);
    return peakMb;
  });
}
