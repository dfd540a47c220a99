import { expect, it } from 'vitest';
import { isLike } from '../../../src/local/iam/pattern.ts';

it.each([
  ['users/bob/profile.json', 'users/*/profile.json', true],
  ['users/bob/eve/profile.json', 'users/*/profile.json', true],
  ['users/bob/profile.txt', 'users/*/profile.json', false],
  ['abc', 'a?c', true],
  ['ac', 'a?c', false],
  ['a*c', 'a${*}c', true],
  ['abc', 'a${*}c', false],
  ['a$c?', 'a${$}c${?}', true],
  ['a.c', 'a.c', true],
  ['abc', 'a.c', false],
])('compares %s with %s: %s', (text, pattern, expected) => {
  expect(isLike(text, pattern)).toBe(expected);
});
