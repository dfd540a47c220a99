import { expect, it } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import { parseCode } from '../../src/domain/confirmation-code.ts';

it.each([' 123456\n', '123456', 'a-b', 'x'.repeat(2048)])('%j is a code', (text) => {
  expect(parseCode(text)).toBe(text.trim());
});

it.each([
  ['', 'none'],
  [' \t', 'none'],
  ['123 456', 'one with white space'],
  ['x'.repeat(2049), '2049 characters'],
])('%j is none, which is said without showing it', (text, fault) => {
  expect(() => parseCode(text, ' in line 7')).toThrow(
    new ConfigError(
      `Expected a confirmation code of 1 to 2048 characters without white space in line 7, got ${fault}.`,
    ),
  );
});
