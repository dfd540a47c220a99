import { createCognitoError } from './cognito-error.ts';
import type { User } from './user.ts';

/** Refuses to confirm a user twice. @throws NotAuthorizedException */
export function assertConfirmable({ status }: User): void {
  if (status === 'UNCONFIRMED') return;
  throw createCognitoError(
    'NotAuthorizedException',
    `User cannot be confirmed. Current status is ${status}`,
  );
}
