import { z } from 'zod';
import { assertClient } from './app-client.ts';
import { createCognitoError } from './cognito-error.ts';
import { sendCode } from './confirmation-code.ts';
import { defineOperation } from './operation.ts';
import { assertPassword } from './password-policy.ts';
import { createPassword } from './password.ts';
import type { Pool } from './pool.ts';
import {
  attributesMember,
  clientIdMember,
  passwordMember,
  secretHashMember,
  usernameMember,
} from './request-members.ts';
import { addUser, nameUser, verifyEmail } from './sign-in-names.ts';
import { assertWritable, parseAttributes } from './user-attributes.ts';
import { confirmUser, createUser } from './user.ts';
import type { User } from './user.ts';

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
    const { ClientId: clientId, Username: username, SecretHash: secretHash } = input;
    assertClient(pool, { clientId, username, secretHash });
    if (!pool.settings.selfSignUp) {
      const text = 'SignUp is not permitted for this user pool';
      throw createCognitoError('NotAuthorizedException', text);
    }
    const user = toNewUser(input, pool);
    addUser(user, pool);
    if (!pool.settings.autoConfirm) {
      const CodeDeliveryDetails = sendCode(user, pool);
      return { UserConfirmed: false, UserSub: user.sub, CodeDeliveryDetails };
    }
    // The trigger that verifies by itself takes an alias from whoever has it.
    verifyEmail(user, pool, true);
    confirmUser(user, pool.now());
    return { UserConfirmed: true, UserSub: user.sub };
  },
});

function toNewUser(input: z.output<typeof request>, pool: Pool): User {
  assertPassword(input.Password, pool.settings.passwordPolicy);
  assertWritable(input.UserAttributes, pool.settings.writeAttributes);
  const given = parseAttributes(input.UserAttributes, 'client');
  const { names, attributes } = nameUser(input.Username, given, pool.settings);
  const email = attributes.has('email') ? [['email_verified', 'false'] as const] : [];
  return createUser(
    {
      ...names,
      attributes: new Map([...attributes, ...email]),
      password: createPassword(pool, names.username, input.Password),
      status: 'UNCONFIRMED',
    },
    pool.now(),
  );
}
