import { createAdministration } from './cognito-administration.ts';
import type { CognitoConnection } from './cognito-client.ts';
import { createSignIns } from './cognito-sign-ins.ts';
import { createSignUps } from './cognito-sign-ups.ts';
import type { UserPool } from './user-pool.ts';

/** Makes the user pool of a configuration on Amazon Cognito. */
export function createCognitoUserPool(connection: CognitoConnection): UserPool {
  return {
    ...createSignUps(connection),
    ...createAdministration(connection),
    ...createSignIns(connection),
  };
}
