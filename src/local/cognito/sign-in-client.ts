import { assertClient } from './app-client.ts';
import type { Pool } from './pool.ts';
import type { SignInParameters } from './sign-in.ts';

/**
 * Checks the app client of a call that signs in.
 *
 * @param parameters - Those of the sign-in, the secret hash among them
 * @throws ResourceNotFoundException; NotAuthorizedException
 */
export function assertSignInClient(
  clientId: string,
  parameters: SignInParameters,
  pool: Pool,
): void {
  const username = toHashedName(parameters, pool);
  assertClient(pool, { clientId, username, secretHash: parameters['SECRET_HASH'] });
}

/**
 * The name that the secret hash is made over: the one that is sent, or where only a refresh token is sent, the user's:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
 */
function toHashedName(parameters: SignInParameters, pool: Pool): string {
  const { USERNAME: username, REFRESH_TOKEN: token } = parameters;
  if (username !== undefined || token === undefined) return username ?? '';
  const session = pool.sessions.findByRefreshToken(token);
  return session === undefined ? '' : pool.users.getBySub(session.sub).username;
}
