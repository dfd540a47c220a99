import { expect, it } from 'vitest';
import { generatePassword } from '../../src/runner/generate-password.ts';

it('a generated password fits every policy that a pool can have', () => {
  for (let count = 0; count < 500; count += 1) {
    const password = generatePassword();
    expect(password).toHaveLength(99);
    expect(password).toMatch(/^\S+$/);
    for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /[!-/:-@[-^_{-~]/]) {
      expect(password).toMatch(kind);
    }
  }
});

it('no two generated passwords are the same', () => {
  const passwords = Array.from({ length: 500 }, generatePassword);
  expect(new Set(passwords).size).toBe(500);
});
