import { describe, expect, it } from 'vitest';
import { checkRun } from './check-run.ts';
import type { CheckedRun } from './check-run.ts';
import { FAULT_KINDS } from './plan.ts';
import { formatBroken } from './report.ts';
import { addTally, createEmptyTally } from './tally.ts';

const SEED = 1;
const CHUNKS = 6;
const CHUNK = 50;

const checked: CheckedRun[] = [];

describe('whole batches in virtual time', () => {
  it.each(Array.from({ length: CHUNKS }, (_, index) => index * CHUNK))(
    'break no promise: from run %s on',
    async (first) => {
      for (let index = first; index < first + CHUNK; index += 1) {
        const run = await checkRun(SEED, index);
        expect(formatBroken(SEED, run)).toBe(`Run ${index} broke no promise.`);
        checked.push(run);
      }
    },
  );

  it('met every fault, and every end', () => {
    const tally = createEmptyTally();
    for (const run of checked) addTally(tally, run.tally);
    expect(Object.keys(tally.faults).toSorted()).toEqual([...FAULT_KINDS].toSorted());
    expect(Object.keys(tally.outcomes).toSorted()).toEqual(['failed', 'provisioned', 'skipped']);
    expect(tally.processes).toBeGreaterThan(2 * checked.length);
  });

  it('take the same course for the same seed', async () => {
    const { digest } = await checkRun(SEED, 7);
    expect((await checkRun(SEED, 7)).digest).toBe(digest);
    expect((await checkRun(SEED, 8)).digest).not.toBe(digest);
  });
});
