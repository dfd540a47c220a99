import { describe, expect, it } from 'vitest';
import { readRetryAfterMs } from '../../../src/services/failures/retry-after.ts';
import { createAnswer } from './aws-answer.ts';

const NOW = Date.parse('Fri, 02 Jan 2026 03:04:05 GMT');

describe('the wait that a service asks for', () => {
  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0.25' }, 250],
    [{ 'retry-after': 'Fri, 02 Jan 2026 03:04:15 GMT' }, 10_000],
    [{ 'retry-after': 'Fri, 02 Jan 2026 03:04:00 GMT' }, 0],
    [{ 'retry-after': '-3' }, 0],
    [{ 'retry-after': '86400' }, 900_000],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': 'the day after GMT' }, undefined],
    [{ 'x-amz-retry-after': '1500.2' }, 1_501],
    [{ 'x-amz-retry-after': '1500', 'retry-after': '1' }, 1_500],
    [{}, undefined],
  ])('is read from %o: %s ms', (headers, expected) => {
    const error = createAnswer('TooManyRequestsException', '', { headers });
    expect(readRetryAfterMs(error, NOW)).toBe(expected);
  });

  it('is passed over when it is a date and nobody gives the time', () => {
    const headers = { 'retry-after': 'Fri, 02 Jan 2026 03:04:15 GMT' };
    const error = createAnswer('TooManyRequestsException', '', { headers });
    expect(readRetryAfterMs(error, undefined)).toBeUndefined();
  });

  it('is none where no answer came', () => {
    expect(readRetryAfterMs(new Error('socket hang up'), NOW)).toBeUndefined();
  });
});
