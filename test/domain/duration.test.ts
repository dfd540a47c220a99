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

it('reads whole amounts of every unit exactly', () => {
  const unit = fc.constantFrom<readonly [string, number]>(['ms', 1], ['s', 1000], ['m', 60_000]);
  fc.assert(
    fc.property(fc.nat(1_000_000), unit, (amount, [name, unitMs]) => {
      expect(parseDuration(`${amount}${name}`)).toBe(amount * unitMs);
    }),
  );
});
