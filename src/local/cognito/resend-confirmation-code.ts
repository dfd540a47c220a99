import { z } from 'zod';
import { assertClient } from './app-client.ts';
import { createCognitoError } from './cognito-error.ts';
import { sendCode, toCodeDelivery } from './confirmation-code.ts';
import { takeFromHour } from './hourly-cap.ts';
import { defineOperation } from './operation.ts';
import type { Pool } from './pool.ts';
import { clientIdMember, secretHashMember, usernameMember } from './request-members.ts';
import { isEmail } from './user-attributes.ts';
import type { User } from './user.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
const CALLS_AN_HOUR = 5;

const request = z.object({
  ClientId: clientIdMember,
  Username: usernameMember,
  SecretHash: secretHashMember,
});

/** ResendConfirmationCode: mails a new code and voids the one before. */
export const resendConfirmationCode = defineOperation({
  signed: false,
  request,
  run: (input, pool) => {
    const { ClientId: clientId, Username: username, SecretHash: secretHash } = input;
    assertClient(pool, { clientId, username, secretHash });
    if (!pool.settings.autoVerify) {
      const text = 'Cannot resend codes. Auto verification not turned on.';
      throw createCognitoError('NotAuthorizedException', text);
    }
    const user = pool.users.find(username);
    if (user === undefined && pool.settings.preventUserExistenceErrors === 'ENABLED') {
      return { CodeDeliveryDetails: pretendDelivery(username) };
    }
    return { CodeDeliveryDetails: resend(user ?? pool.users.get(username), pool) };
  },
});

function resend(user: User, pool: Pool): object | undefined {
  if (user.status !== 'UNCONFIRMED') {
    throw createCognitoError('InvalidParameterException', 'User is already confirmed.');
  }
  user.resendCallsMs = takeFromHour(user.resendCallsMs, CALLS_AN_HOUR, pool.now());
  return sendCode(user, pool);
}

/** What a pool that hides who is in it says of somebody who is not. */
function pretendDelivery(username: string): object {
  return toCodeDelivery(isEmail(username) ? username : `${username}@example.com`);
}
