import { createHmac } from 'node:crypto';
import { createCognitoError } from './cognito-error.ts';
import type { Pool } from './pool.ts';

/** Who calls a public operation: the app client's id, and for whom it proves that it knows its secret. */
interface ClientProof {
  readonly clientId: string;
  readonly username: string;
  readonly secretHash: string | undefined;
}

/**
 * Checks the app client of a public operation; the hash is base64(HMAC-SHA256(secret, username + client id)):
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
 *
 * @throws ResourceNotFoundException; NotAuthorizedException where the hash is missing, wrong, or sent without need
 */
export function assertClient(pool: Pool, { clientId, username, secretHash }: ClientProof): void {
  assertClientId(pool, clientId);
  const { clientSecret } = pool.settings;
  if (clientSecret === null && secretHash === undefined) return;
  if (secretHash === undefined) {
    throw createCognitoError(
      'NotAuthorizedException',
      `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    );
  }
  if (clientSecret === null || secretHash !== hash(clientSecret, username + clientId)) {
    throw createCognitoError(
      'NotAuthorizedException',
      `Unable to verify secret hash for client ${clientId}`,
    );
  }
}

/** Checks the pool id of an operation of the administrator. @throws ResourceNotFoundException */
export function assertUserPool(pool: Pool, userPoolId: string): void {
  if (userPoolId === pool.id) return;
  throw createCognitoError('ResourceNotFoundException', `User pool ${userPoolId} does not exist.`);
}

/** Checks the app client. @throws ResourceNotFoundException */
export function assertClientId(pool: Pool, clientId: string): void {
  if (clientId === pool.clientId) return;
  throw createCognitoError(
    'ResourceNotFoundException',
    `User pool client ${clientId} does not exist.`,
  );
}

function hash(secret: string, message: string): string {
  return createHmac('sha256', secret).update(message).digest('base64');
}
