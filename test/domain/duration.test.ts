import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDuration } from '../../src/domain/duration.ts';

it.each([
  ['0', 0],
  ['0ms', 0],
  ['200ms', 200],
  ['1s', 1000],
  ['1.5s', 1500],
  ['10m', 600_000],
  ['24h', 86_400_000],
  ['7d', 604_800_000],
  ['0.25d', 21_600_000],
  ['0.4ms', 0],
  ['0.5ms', 1],
])('reads %s as %i ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each([
  '',
  '5',
  '-1s',
  '1,5s',
  '.5s',
  '1.s',
  '1 s',
  ' 1s',
  '1S',
  '1w',
  '1h30m',
  '1e3s',
  'Infinitys',
])('takes %j for no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const unit = fc.constantFrom(...(Object.keys(UNITS_MS) as (keyof typeof UNITS_MS)[]));

it('reads whole amounts of every unit exactly', () => {
  fc.assert(
    fc.property(fc.nat(), unit, (amount, name) => {
      expect(parseDuration(`${amount}${name}`)).toBe(amount * UNITS_MS[name]);
    }),
  );
});

it('reads decimal amounts of every unit to the nearest millisecond', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(999_999), unit, (whole, parts, name) => {
      const exactMs = (whole + parts / 1e6) * UNITS_MS[name];
      const ms = parseDuration(`${whole}.${String(parts).padStart(6, '0')}${name}`) ?? -1;
      expect(Number.isInteger(ms)).toBe(true);
      expect(Math.abs(ms - exactMs)).toBeLessThan(0.501);
    }),
  );
});

it('reads any text as whole milliseconds from 0 up, or takes it for no duration', () => {
  const likeDuration = fc
    .array(
      fc.constantFrom('0', '1', '9'.repeat(200), '.', '-', '+', ' ', 'e', ...Object.keys(UNITS_MS)),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(likeDuration, fc.string({ unit: 'binary-ascii' })), (text) => {
      const ms = parseDuration(text) ?? 0;
      expect(ms).toBe(Math.round(ms));
      expect(ms).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});
