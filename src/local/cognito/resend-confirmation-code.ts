import { z } from 'zod';
import { assertClient } from './app-client.ts';
import { createCognitoError } from './cognito-error.ts';
import { sendCode } from './confirmation-code.ts';
import { takeFromHour } from './hourly-cap.ts';
import { defineOperation } from './operation.ts';
import { clientIdMember, secretHashMember, usernameMember } from './request-members.ts';

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
    const user = pool.users.get(username);
    if (user.status === 'CONFIRMED') {
      throw createCognitoError('InvalidParameterException', 'User is already confirmed.');
    }
    user.resendCallsMs = takeFromHour(user.resendCallsMs, CALLS_AN_HOUR, pool.now());
    return { CodeDeliveryDetails: sendCode(user, pool) };
  },
});
