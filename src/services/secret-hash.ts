import { createHmac } from 'node:crypto';

/**
 * Computes Cognito's `SECRET_HASH`: base64 of HMAC-SHA256 with the client secret over username and client id, see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash.
 *
 * @param user - The string sent as username in the very same request
 */
export function toSecretHash(user: string, clientId: string, clientSecret: string): string {
  return createHmac('sha256', clientSecret).update(`${user}${clientId}`).digest('base64');
}
