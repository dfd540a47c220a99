import { expect, it } from 'vitest';
import type { OffboardingSummary } from '../../src/domain/offboarding.ts';
import { formatOffboarding } from '../../src/report/offboarding-lines.ts';

const NONE = { none: 0, deleted: 0, gone: 0, kept: 0 };

const SUMMARY: OffboardingSummary = {
  batch: 'spring',
  dryRun: false,
  users: { ...NONE, deleted: 3, kept: 1 },
  objects: { ...NONE, deleted: 2, gone: 1, none: 1 },
  failed: 0,
  left: 0,
  durationMs: 61_000,
};

it('tells what became of users and objects', () => {
  expect(formatOffboarding(SUMMARY)).toEqual([
    'Batch spring offboarded in 1m 1s',
    '  users: 3 deleted, 1 kept, since nothing shows that the batch created them',
    '  objects: 2 deleted, 1 gone before, 1 rows without one',
  ]);
});

it('tells what would become of them', () => {
  expect(formatOffboarding({ ...SUMMARY, dryRun: true })).toContain(
    '  users: 3 would be deleted, 1 kept, since nothing shows that the batch created them',
  );
});

it('tells what is still to do, and what stopped it', () => {
  const message = 'The credentials may not do that.';
  const held = { code: 'ACCESS_DENIED', scope: 'batch', retryable: true, message } as const;
  expect(formatOffboarding({ ...SUMMARY, users: NONE, failed: 2, left: 5, held })).toEqual([
    'Batch spring offboarded in 1m 1s',
    '  objects: 2 deleted, 1 gone before, 1 rows without one',
    '  2 rows failed. Run the same command again to go on.',
    '  5 rows are left. Run the same command again to go on.',
    'Stopped: ACCESS_DENIED. The credentials may not do that.',
  ]);
});
