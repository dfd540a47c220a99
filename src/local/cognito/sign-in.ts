import type { Challenge } from './challenges.ts';
import { createCognitoError } from './cognito-error.ts';
import { assertNotLocked, recordWrongPassword } from './lockout.ts';
import type { Pool } from './pool.ts';
import { issueTokens } from './tokens.ts';
import type { User } from './user.ts';

/** What a sign-in is given by name: `AuthParameters` or `ChallengeResponses`. */
export type SignInParameters = Readonly<Record<string, string>>;

/** A parameter that a flow cannot do without. @throws InvalidParameterException */
export function required(parameters: SignInParameters, name: string): string {
  const value = parameters[name];
  if (value !== undefined && value !== '') return value;
  throw createCognitoError('InvalidParameterException', `Missing required parameter ${name}`);
}

/**
 * Finds who signs in.
 *
 * @returns `undefined` where there is nobody of that name and the pool does not say so
 * @throws UserNotFoundException where it does
 */
export function findSignInUser(name: string, { users, settings }: Pool): User | undefined {
  const user = users.find(name);
  return user ?? (settings.preventUserExistenceErrors === 'ENABLED' ? undefined : users.get(name));
}

/**
 * Refuses who cannot sign in whatever the password: AWS looks at the user's state before the password, see
 * https://github.com/aws/aws-sdk-js/issues/4608
 */
export function assertCanSignIn(user: User, pool: Pool): void {
  assertNotLocked(user.lockout, pool.now());
  if (!user.enabled) throw createCognitoError('NotAuthorizedException', 'User is disabled.');
  if (user.status === 'UNCONFIRMED') throw createCognitoError('UserNotConfirmedException');
  if (user.status !== 'RESET_REQUIRED') return;
  const isHidden = pool.settings.preventUserExistenceErrors === 'ENABLED';
  throw createCognitoError(isHidden ? 'NotAuthorizedException' : 'PasswordResetRequiredException');
}

/** Goes on after a password was proved, or counts a wrong one. @throws NotAuthorizedException */
export async function judgePassword(user: User, isRight: boolean, pool: Pool): Promise<object> {
  user.lockout = isRight ? undefined : recordWrongPassword(user.lockout, pool.now());
  if (!isRight) throw createCognitoError('NotAuthorizedException');
  if (user.status !== 'FORCE_CHANGE_PASSWORD') return finishSignIn(user, pool);
  if (pool.now() >= (user.password.expiresAtMs ?? Infinity)) {
    const text = 'Temporary password has expired and must be reset by an administrator.';
    throw createCognitoError('NotAuthorizedException', text);
  }
  return challengeUser(user, 'NEW_PASSWORD_REQUIRED', pool);
}

/** Issues tokens, or asks what the pool wants to know besides the password. */
export async function finishSignIn(user: User, pool: Pool): Promise<object> {
  const { signInChallenge } = pool.settings;
  if (signInChallenge !== null) return challengeUser(user, signInChallenge, pool);
  return { ChallengeParameters: {}, AuthenticationResult: await issueTokens(user, pool) };
}

type PlainChallenge = Exclude<Challenge['name'], 'PASSWORD_VERIFIER'>;

function challengeUser(user: User, name: PlainChallenge, pool: Pool): object {
  const details =
    name === 'NEW_PASSWORD_REQUIRED'
      ? {
          requiredAttributes: '[]',
          userAttributes: JSON.stringify(Object.fromEntries(user.attributes)),
        }
      : {};
  return {
    ChallengeName: name,
    Session: pool.challenges.open({ name, sub: user.sub }),
    ChallengeParameters: { USER_ID_FOR_SRP: user.username, ...details },
  };
}
