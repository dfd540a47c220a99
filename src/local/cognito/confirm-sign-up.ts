import { z } from 'zod';
import { assertClient } from './app-client.ts';
import { assertConfirmable } from './confirmability.ts';
import { assertCode } from './confirmation-code.ts';
import { takeFromHour } from './hourly-cap.ts';
import { defineOperation } from './operation.ts';
import {
  clientIdMember,
  confirmationCodeMember,
  secretHashMember,
  usernameMember,
} from './request-members.ts';
import { confirmUser, verifyEmail } from './user.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
const CALLS_AN_HOUR = 15;

const request = z.object({
  ClientId: clientIdMember,
  Username: usernameMember,
  ConfirmationCode: confirmationCodeMember,
  SecretHash: secretHashMember,
});

/** ConfirmSignUp: takes the code of the newest mail, which also proves the mail address. */
export const confirmSignUp = defineOperation({
  signed: false,
  request,
  run: (input, pool) => {
    const { ClientId: clientId, Username: username, SecretHash: secretHash } = input;
    assertClient(pool, { clientId, username, secretHash });
    const user = pool.users.get(username);
    user.confirmCallsMs = takeFromHour(user.confirmCallsMs, CALLS_AN_HOUR, pool.now());
    assertConfirmable(user);
    assertCode(user, input.ConfirmationCode, pool.now());
    confirmUser(user, pool.now());
    verifyEmail(user);
    return {};
  },
});
