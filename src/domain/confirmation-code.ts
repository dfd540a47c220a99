import { ConfigError } from './config-error.ts';

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
const LONGEST = 2048;

/**
 * Reads a confirmation code as a person copied it; white space around it is no part of it.
 *
 * @param place - Where it stands, for the words of the error
 * @throws ConfigError where Cognito would not even look at it
 */
export function parseCode(text: string, place = ''): string {
  const code = text.trim();
  const fault = findFault(code);
  if (fault === undefined) return code;
  throw new ConfigError(
    `Expected a confirmation code of 1 to ${LONGEST} characters without white space${place}, got ${fault}.`,
  );
}

/** A code is a secret, so it is not shown. */
function findFault(code: string): string | undefined {
  if (code === '') return 'none';
  if (code.length > LONGEST) return `${code.length} characters`;
  return /\s/.test(code) ? 'one with white space' : undefined;
}
