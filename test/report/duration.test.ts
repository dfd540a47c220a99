import { expect, it } from 'vitest';
import { formatDuration } from '../../src/report/duration.ts';

it.each([
  [0, '0s'],
  [999, '0s'],
  [1000, '1s'],
  [59_999, '59s'],
  [60_000, '1m'],
  [61_500, '1m 1s'],
  [3_600_000, '1h'],
  [3_660_000, '1h 1m'],
  [7_500_000, '2h 5m'],
  [86_400_000, '1d'],
  [90_000_000, '1d 1h'],
  [86_460_000, '1d'],
])('%s milliseconds are written %s', (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});
