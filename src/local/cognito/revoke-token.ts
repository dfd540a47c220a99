import { z } from 'zod';
import { createCognitoError } from './cognito-error.ts';
import { defineOperation } from './operation.ts';
import type { Pool } from './pool.ts';
import { clientIdMember, clientSecretMember, tokenMember } from './request-members.ts';

const request = z.object({
  Token: tokenMember,
  ClientId: clientIdMember,
  ClientSecret: clientSecretMember.optional(),
});

/**
 * RevokeToken: ends a session, its access tokens included; a second time changes nothing.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
 */
export const revokeToken = defineOperation({
  signed: false,
  request,
  run: (input, pool) => {
    assertClientSecret(pool, input.ClientId, input.ClientSecret);
    const session = pool.sessions.findByRefreshToken(input.Token);
    if (session === undefined) {
      throw createCognitoError(
        'UnsupportedTokenTypeException',
        'The token is not a refresh token.',
      );
    }
    session.isRevoked = true;
    return {};
  },
});

// This operation takes the secret itself, not a hash, and models neither NotAuthorized nor ResourceNotFound.
function assertClientSecret(pool: Pool, clientId: string, secret: string | undefined): void {
  if (clientId === pool.clientId && (secret ?? null) === pool.settings.clientSecret) return;
  throw createCognitoError('UnauthorizedException', 'Client authentication failed.');
}
