import { randomUUID } from 'node:crypto';
import { createCognitoError } from './cognito-error.ts';
import { readToken, signToken } from './jwt.ts';
import type { Pool } from './pool.ts';
import type { Session } from './sessions.ts';
import type { User } from './user.ts';

/** What a sign-in yields, in AWS's names. */
export interface AuthenticationResult {
  readonly AccessToken: string;
  readonly IdToken: string;
  /** Left out where a session is renewed. */
  readonly RefreshToken?: string;
  readonly TokenType: 'Bearer';
  readonly ExpiresIn: number;
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html: one hour unless the app client says otherwise.
const TOKEN_LIFE_SECONDS = 3600;

/** Opens a session for a user and signs its tokens. */
export async function issueTokens(user: User, pool: Pool): Promise<AuthenticationResult> {
  const session = pool.sessions.open(user.sub, pool.now());
  return { ...(await renewTokens(user, session, pool)), RefreshToken: session.refreshToken };
}

/** Signs tokens of a session that there is. */
export async function renewTokens(
  user: User,
  session: Session,
  pool: Pool,
): Promise<AuthenticationResult> {
  const common = toCommonClaims(user, session, pool);
  const [AccessToken, IdToken] = await Promise.all([
    signToken({ ...common, ...toAccessClaims(user, pool) }, pool.signingKey),
    signToken({ ...common, ...toIdClaims(user, pool) }, pool.signingKey),
  ]);
  return { AccessToken, IdToken, TokenType: 'Bearer', ExpiresIn: TOKEN_LIFE_SECONDS };
}

/**
 * Finds the user of an access token.
 *
 * @throws NotAuthorizedException where the token is none of ours, expired or revoked; UserNotFoundException
 */
export function toUserOfToken(accessToken: string, pool: Pool): User {
  const claims = readToken(accessToken, pool.signingKey);
  if (claims === 'forged') throw refuse('Could not verify signature for Access Token');
  if (claims === 'malformed' || claims['token_use'] !== 'access') {
    throw refuse('Invalid Access Token');
  }
  const session = pool.sessions.findByOriginJti(String(claims['origin_jti']));
  if (session === undefined) throw refuse('Invalid Access Token');
  if (session.isRevoked) throw refuse('Access Token has been revoked');
  if (pool.now() >= Number(claims['exp']) * 1000) throw refuse('Access Token has expired');
  return pool.users.getBySub(session.sub);
}

function refuse(text: string): Error {
  return createCognitoError('NotAuthorizedException', text);
}

function toCommonClaims(user: User, session: Session, pool: Pool): object {
  const issuedAt = Math.floor(pool.now() / 1000);
  return {
    sub: user.sub,
    ...(user.groups.size === 0 ? {} : { 'cognito:groups': [...user.groups] }),
    iss: `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`,
    origin_jti: session.originJti,
    auth_time: Math.floor(session.openedAtMs / 1000),
    iat: issuedAt,
    exp: issuedAt + TOKEN_LIFE_SECONDS,
  };
}

function toAccessClaims(user: User, pool: Pool): object {
  return {
    token_use: 'access',
    client_id: pool.clientId,
    scope: 'aws.cognito.signin.user.admin',
    username: user.username,
    jti: randomUUID(),
  };
}

function toIdClaims(user: User, pool: Pool): object {
  const { email_verified: emailVerified, ...attributes } = Object.fromEntries(user.attributes);
  return {
    ...attributes,
    ...(emailVerified === undefined ? {} : { email_verified: emailVerified === 'true' }),
    token_use: 'id',
    aud: pool.clientId,
    'cognito:username': user.username,
    jti: randomUUID(),
  };
}
