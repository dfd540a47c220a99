import { z } from 'zod';
import { assertClient } from './app-client.ts';
import { createCognitoError } from './cognito-error.ts';
import { assertConfirmable } from './confirmability.ts';
import { assertCode } from './confirmation-code.ts';
import { takeFromHour } from './hourly-cap.ts';
import { defineOperation } from './operation.ts';
import type { Pool } from './pool.ts';
import {
  clientIdMember,
  confirmationCodeMember,
  secretHashMember,
  usernameMember,
} from './request-members.ts';
import { verifyEmail } from './sign-in-names.ts';
import { confirmUser } from './user.ts';
import type { User } from './user.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
const CALLS_AN_HOUR = 15;

const request = z.object({
  ClientId: clientIdMember,
  Username: usernameMember,
  ConfirmationCode: confirmationCodeMember,
  SecretHash: secretHashMember,
  ForceAliasCreation: z.boolean().default(false),
});

/** ConfirmSignUp: takes the code of the newest mail, which also proves the mail address. */
export const confirmSignUp = defineOperation({
  signed: false,
  request,
  run: (input, pool) => {
    const { ClientId: clientId, Username: username, SecretHash: secretHash } = input;
    assertClient(pool, { clientId, username, secretHash });
    const user = findUser(username, pool);
    user.confirmCallsMs = takeFromHour(user.confirmCallsMs, CALLS_AN_HOUR, pool.now());
    assertConfirmable(user);
    assertCode(user, input.ConfirmationCode, pool.now());
    verifyEmail(user, pool, input.ForceAliasCreation);
    confirmUser(user, pool.now());
    return {};
  },
});

function findUser(username: string, { users, settings }: Pool): User {
  const user = users.find(username);
  if (user === undefined && settings.preventUserExistenceErrors === 'ENABLED') {
    throw createCognitoError('ExpiredCodeException');
  }
  return user ?? users.get(username);
}
