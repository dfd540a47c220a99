import { expect, it } from 'vitest';
import type { RowResult } from '../../src/domain/outcome.ts';
import { RETRY_HEADER, formatRetry, mustBeRetried } from '../../src/report/retry-lines.ts';

const FAILED: RowResult = {
  batch: 'spring',
  row: 3,
  username: '=ann',
  state: 'failed',
  outcome: 'failed',
  failure: {
    code: 'PASSWORD_WRONG',
    step: 'authenticating',
    message: 'Cognito expected another password, or knows no such user.',
    retryable: false,
  },
};

const REJECTED: RowResult = {
  batch: 'spring',
  row: 4,
  state: 'unregistered',
  outcome: 'rejected',
  failure: { code: 'ROW_REJECTED', message: 'Expected `email`', retryable: false },
};

it('is a table of the rows that failed or were rejected, with the reasons', () => {
  expect([RETRY_HEADER, ...[FAILED, REJECTED].map(formatRetry)]).toEqual([
    'row,username,outcome,failureCode,failureStep,retryable,reason',
    `3,'=ann,failed,PASSWORD_WRONG,authenticating,false,"Cognito expected another password, or knows no such user."`,
    '4,,rejected,ROW_REJECTED,,false,Expected `email`',
  ]);
});

it.each([
  ['failed', true],
  ['rejected', true],
  ['provisioned', false],
  ['pending', false],
  ['skipped', false],
  ['cancelled', false],
] as const)('takes a row that is %s: %s', (outcome, isTaken) => {
  expect(mustBeRetried({ ...FAILED, outcome })).toBe(isTaken);
});
