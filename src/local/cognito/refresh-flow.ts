import { createCognitoError } from './cognito-error.ts';
import type { Pool } from './pool.ts';
import { required } from './sign-in.ts';
import type { SignInParameters } from './sign-in.ts';
import { renewTokens } from './tokens.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html: 30 days unless the app client says otherwise.
const REFRESH_TOKEN_LIFE_MS = 30 * 24 * 3_600_000;

/** REFRESH_TOKEN_AUTH: new tokens of the same session; the refresh token stays as it is. */
export async function refresh(parameters: SignInParameters, pool: Pool): Promise<object> {
  const session = pool.sessions.findByRefreshToken(required(parameters, 'REFRESH_TOKEN'));
  if (session === undefined) throw refuse('Invalid Refresh Token');
  if (session.isRevoked) throw refuse('Refresh Token has been revoked');
  if (pool.now() >= session.openedAtMs + REFRESH_TOKEN_LIFE_MS) {
    throw refuse('Refresh Token has expired');
  }
  const user = pool.users.getBySub(session.sub);
  if (!user.enabled) throw refuse('User is disabled.');
  return {
    ChallengeParameters: {},
    AuthenticationResult: await renewTokens(user, session, pool),
  };
}

function refuse(text: string): Error {
  return createCognitoError('NotAuthorizedException', text);
}
