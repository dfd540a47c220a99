import { readToken } from '../cognito/jwt.ts';
import type { Pool } from '../cognito/pool.ts';
import { createIdentityError } from './identity-error.ts';
import type { IdentityPool } from './identity-pool.ts';

type Claims = Readonly<Record<string, unknown>>;

/**
 * Finds whose login this is: an ID token of the user pool under the provider's name. The provider has its server-side
 * check on, so that a session that was signed out, or a user that was deleted, gets nothing.
 *
 * @returns The user's `sub`
 * @throws NotAuthorizedException
 */
export function toSub(logins: Readonly<Record<string, string>>, { pool }: IdentityPool): string {
  const [[provider, token] = ['', ''], ...others] = Object.entries(logins);
  const expected = `cognito-idp.${pool.region}.amazonaws.com/${pool.id}`;
  if (provider !== expected || others.length > 0) {
    throw refuse('Token is not from a supported provider of this identity pool.');
  }
  const claims = readClaims(token, expected, pool);
  assertAudience(claims, pool);
  assertCurrent(claims, pool);
  return String(claims['sub']);
}

function readClaims(token: string, provider: string, pool: Pool): Claims {
  const claims = decode(token);
  if (claims === undefined) {
    throw refuse('Invalid login token. Not a valid OpenId Connect identity token.');
  }
  if (claims['iss'] !== `https://${provider}`) {
    throw refuse("Invalid login token. Issuer doesn't match providerName");
  }
  if (typeof readToken(token, pool.signingKey) === 'string') {
    throw refuse("Invalid login token. Couldn't verify signed token.");
  }
  return claims;
}

/** The claims, believed by nobody yet. */
function decode(token: string): Claims | undefined {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    return typeof claims === 'object' && claims !== null ? (claims as Claims) : undefined;
  } catch {
    return undefined;
  }
}

// An access token has no `aud`: https://repost.aws/questions/QU4wv0qKIMSk2O64Wk5P4jdg
function assertAudience(claims: Claims, pool: Pool): void {
  if (claims['token_use'] !== 'id' || claims['aud'] === undefined) {
    throw refuse('Invalid login token. Missing a required claim: aud');
  }
  if (claims['aud'] !== pool.clientId) {
    throw refuse('Token is not from a supported provider of this identity pool.');
  }
}

function assertCurrent(claims: Claims, pool: Pool): void {
  const nowSeconds = Math.floor(pool.now() / 1000);
  if (nowSeconds >= Number(claims['exp'])) {
    const times = `${nowSeconds} >= ${Number(claims['exp'])}`;
    throw refuse(`Invalid login token. Token expired: ${times}`);
  }
  const session = pool.sessions.findByOriginJti(String(claims['origin_jti']));
  // No public report shows AWS's own words for these two.
  if (session === undefined || session.isRevoked || !isUser(session.sub, pool)) {
    throw refuse('Invalid login token. Token is revoked.');
  }
}

function isUser(sub: string, { users }: Pool): boolean {
  try {
    users.getBySub(sub);
    return true;
  } catch {
    return false;
  }
}

function refuse(text: string): Error {
  return createIdentityError('NotAuthorizedException', text);
}
