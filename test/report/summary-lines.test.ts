import { describe, expect, it } from 'vitest';
import { createFailure } from '../../src/domain/failure.ts';
import type { Summary } from '../../src/domain/summary.ts';
import { formatSummary } from '../../src/report/summary-lines.ts';

const NONE = { provisioned: 0, failed: 0, pending: 0, rejected: 0, skipped: 0, cancelled: 0 };
const DONE: Summary = {
  batch: 'spring',
  reason: 'done',
  counts: { ...NONE, provisioned: 3, failed: 1 },
  failures: [{ code: 'PASSWORD_REFUSED', count: 1, message: 'Put another one into the row.' }],
  durationMs: 61_000,
};

describe('a summary', () => {
  it('counts outcomes, leaves out those of no row, and tells why rows failed', () => {
    expect(formatSummary(DONE)).toEqual([
      'Batch spring: 3 provisioned, 1 failed in 1m 1s',
      '  1 × PASSWORD_REFUSED',
      '    Put another one into the row.',
    ]);
  });

  it('of an empty batch says that there were no rows', () => {
    expect(formatSummary({ ...DONE, counts: NONE, failures: [] })).toEqual([
      'Batch spring: no rows in 1m 1s',
    ]);
  });

  it.each([
    ['waiting', /still wait for their confirmation.*same command again/],
    ['maxFailures', /too many rows failed.*same command again/],
    ['stopped', /Nothing is lost.*same command again/],
    ['held', /BUCKET_NOT_FOUND.*Nothing is lost.*same command again/],
  ] as const)('that ended as %s says what to do next', (reason, words) => {
    const held = createFailure('BUCKET_NOT_FOUND', 'S3 knows no bucket.');

    expect(formatSummary({ ...DONE, reason, held }).at(-1)).toMatch(words);
  });
});
