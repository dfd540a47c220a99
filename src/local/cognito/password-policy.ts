import { randomInt } from 'node:crypto';
import { createCognitoError } from './cognito-error.ts';
import type { PasswordPolicy } from './pool-settings.ts';

const LETTERS_AND_DIGITS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

interface Rule {
  readonly text: string;
  isBroken(password: string, policy: PasswordPolicy): boolean;
}

// What counts as a letter and as a symbol:
// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
const RULES: readonly Rule[] = [
  {
    text: 'Password not long enough',
    isBroken: (password, policy) => password.length < policy.minimumLength,
  },
  {
    text: 'Password must have uppercase characters',
    isBroken: (password, policy) => policy.requireUppercase && !/[A-Z]/.test(password),
  },
  {
    text: 'Password must have lowercase characters',
    isBroken: (password, policy) => policy.requireLowercase && !/[a-z]/.test(password),
  },
  {
    text: 'Password must have numeric characters',
    isBroken: (password, policy) => policy.requireNumbers && !/\d/.test(password),
  },
  {
    text: 'Password must have symbol characters',
    isBroken: (password, policy) =>
      policy.requireSymbols && !/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/.test(password),
  },
];

/** Checks a password; the first broken rule is named, as AWS does. @throws InvalidPasswordException */
export function assertPassword(password: string, policy: PasswordPolicy): void {
  const broken = RULES.find((rule) => rule.isBroken(password, policy));
  if (broken === undefined) return;
  throw createCognitoError(
    'InvalidPasswordException',
    `Password did not conform with policy: ${broken.text}`,
  );
}

/** Draws a password that every policy takes: one of each kind, then letters and digits. */
export function drawPassword({ minimumLength }: PasswordPolicy): string {
  const rest = Array.from({ length: Math.max(minimumLength, 12) }, () => pick(LETTERS_AND_DIGITS));
  return `${pick('ABCDEFGHJKLMNPQRSTUVWXYZ')}${pick('abcdefghijkmnpqrstuvwxyz')}${pick('23456789')}${pick('!@#%*_+=-')}${rest.join('')}`;
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}
