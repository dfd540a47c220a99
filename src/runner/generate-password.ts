import { randomInt } from 'node:crypto';

/**
 * The longest minimum that a pool's policy can ask for, so that a password of this length fits every policy:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
 */
const LENGTH = 99;

/** One class for each requirement that a policy can make; the symbols are some of those that Cognito counts. */
const CLASSES = [
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  '!#$%&()*+,-./:;<=>?@[]^_{|}~',
] as const;

const ALPHABET = CLASSES.join('');

/**
 * Generates a password that nobody is told: about 640 random bits, with characters of every class that the policy of a
 * user pool can require.
 */
export function generatePassword(): string {
  for (;;) {
    const characters = Array.from({ length: LENGTH }, () =>
      ALPHABET.charAt(randomInt(ALPHABET.length)),
    );
    const isComplete = CLASSES.every((members) =>
      characters.some((character) => members.includes(character)),
    );
    if (isComplete) return characters.join('');
  }
}
