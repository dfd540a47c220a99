import type { PasswordPolicy } from '../services/account-settings.ts';

interface Rule {
  readonly needs: string;
  readonly isBroken: (password: string, policy: PasswordPolicy) => boolean;
}

/** What counts: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html. */
const RULES: readonly Rule[] = [
  { needs: 'more characters', isBroken: (text, { minimumLength }) => text.length < minimumLength },
  {
    needs: 'an uppercase letter',
    isBroken: (text, { requiresUppercase }) => requiresUppercase && !/[A-Z]/.test(text),
  },
  {
    needs: 'a lowercase letter',
    isBroken: (text, { requiresLowercase }) => requiresLowercase && !/[a-z]/.test(text),
  },
  {
    needs: 'a digit',
    isBroken: (text, { requiresNumbers }) => requiresNumbers && !/\d/.test(text),
  },
  {
    needs: 'a symbol',
    isBroken: (text, { requiresSymbols }) =>
      requiresSymbols && !/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/.test(text),
  },
];

/** Finds what a password lacks under a policy, in words that do not show it. */
export function findLacking(password: string, policy: PasswordPolicy): readonly string[] {
  return RULES.filter(({ isBroken }) => isBroken(password, policy)).map(({ needs }) => needs);
}
