import { createCognitoError } from './cognito-error.ts';
import { hasPassword } from './password.ts';
import type { Pool } from './pool.ts';
import { assertCanSignIn, findSignInUser, judgePassword, required } from './sign-in.ts';
import type { SignInParameters } from './sign-in.ts';

/** USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH: the password itself, in one call. */
export async function signInByPassword(parameters: SignInParameters, pool: Pool): Promise<object> {
  const user = findSignInUser(required(parameters, 'USERNAME'), pool);
  const password = required(parameters, 'PASSWORD');
  if (user === undefined) throw createCognitoError('NotAuthorizedException');
  assertCanSignIn(user, pool);
  return judgePassword(user, hasPassword(user, password, pool), pool);
}
