import { z } from 'zod';
import { assertClient } from './app-client.ts';
import { sendCode } from './confirmation-code.ts';
import { defineOperation } from './operation.ts';
import { assertPassword } from './password-policy.ts';
import {
  attributesMember,
  clientIdMember,
  passwordMember,
  secretHashMember,
  usernameMember,
} from './request-members.ts';
import { parseAttributes } from './user-attributes.ts';
import { confirmUser, createUser, verifyEmail } from './user.ts';

const request = z.object({
  ClientId: clientIdMember,
  Username: usernameMember,
  Password: passwordMember,
  SecretHash: secretHashMember,
  UserAttributes: attributesMember,
});

/** SignUp: adds an unconfirmed user and mails a code; a pool that confirms by itself does both at once and mails nothing. */
export const signUp = defineOperation({
  signed: false,
  request,
  run: (input, pool) => {
    const { ClientId: clientId, Username: username, Password: password } = input;
    assertClient(pool, { clientId, username, secretHash: input.SecretHash });
    assertPassword(password, pool.settings.passwordPolicy);
    const attributes = parseAttributes(input.UserAttributes);
    const user = createUser({ username, password, attributes }, pool.now());
    pool.users.add(user);
    if (!pool.settings.autoConfirm) {
      return {
        UserConfirmed: false,
        UserSub: user.sub,
        CodeDeliveryDetails: sendCode(user, pool),
      };
    }
    confirmUser(user, pool.now());
    verifyEmail(user);
    return { UserConfirmed: true, UserSub: user.sub };
  },
});
