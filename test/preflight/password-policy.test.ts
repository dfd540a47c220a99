import { expect, it } from 'vitest';
import { findLacking } from '../../src/preflight/password-policy.ts';

const STRICT = {
  minimumLength: 8,
  requiresUppercase: true,
  requiresLowercase: true,
  requiresNumbers: true,
  requiresSymbols: true,
};

it.each([
  ['Passw0rd!', []],
  ['Pa0!', ['more characters']],
  ['passw0rd!', ['an uppercase letter']],
  ['PASSW0RD!', ['a lowercase letter']],
  ['Password!', ['a digit']],
  ['Passw0rds', ['a symbol']],
  // Only basic Latin counts.
  ['ÄÖÜässw0rd!', ['an uppercase letter']],
  ['a', ['more characters', 'an uppercase letter', 'a digit', 'a symbol']],
])('finds what %s lacks', (password, lacking) => {
  expect(findLacking(password, STRICT)).toEqual(lacking);
});

it('asks for nothing that the policy does not', () => {
  const lax = Object.fromEntries(Object.keys(STRICT).map((name) => [name, false]));
  expect(findLacking('a', { ...STRICT, ...lax, minimumLength: 1 })).toEqual([]);
});
