import { z } from 'zod';
import { adminTarget, toTargetUser } from './admin-target.ts';
import { assertUserPool } from './app-client.ts';
import { createCognitoError } from './cognito-error.ts';
import { toInvitation } from './mail-content.ts';
import { defineOperation } from './operation.ts';
import { assertPassword, drawPassword } from './password-policy.ts';
import { createTemporaryPassword } from './password.ts';
import type { Pool } from './pool.ts';
import { attributesMember, passwordMember } from './request-members.ts';
import { addUser, nameUser } from './sign-in-names.ts';
import { parseAttributes } from './user-attributes.ts';
import { createUser, toUserType } from './user.ts';
import type { User } from './user.ts';

const request = adminTarget.extend({
  TemporaryPassword: passwordMember.optional(),
  UserAttributes: attributesMember,
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
  // A trap of AWS's: who does not ask for EMAIL gets none.
  DesiredDeliveryMediums: z.array(z.enum(['SMS', 'EMAIL'])).default(['SMS']),
  ForceAliasCreation: z.boolean().default(false),
});

type Request = z.output<typeof request>;

/**
 * AdminCreateUser: adds a user that must change its temporary password, whatever the pool's trigger confirms, and mails
 * an invitation; or mails another one.
 */
export const adminCreateUser = defineOperation({
  signed: true,
  request,
  run: (input, pool) => {
    assertUserPool(pool, input.UserPoolId);
    const { passwordPolicy } = pool.settings;
    const password = input.TemporaryPassword ?? drawPassword(passwordPolicy);
    assertPassword(password, passwordPolicy);
    const user =
      input.MessageAction === 'RESEND'
        ? renewInvited(input, password, pool)
        : addInvited(input, password, pool);
    if (input.MessageAction !== 'SUPPRESS') invite(user, { input, password }, pool);
    return { User: toUserType(user) };
  },
});

function addInvited(input: Request, password: string, pool: Pool): User {
  const { users, settings } = pool;
  const given = parseAttributes(input.UserAttributes, 'administrator');
  const { names, attributes } = nameUser(input.Username, given, settings);
  if (users.find(names.username) !== undefined) {
    throw createCognitoError('UsernameExistsException', 'User account already exists');
  }
  const user = createUser(
    {
      ...names,
      attributes,
      password: createTemporaryPassword(pool, names.username, password),
      status: 'FORCE_CHANGE_PASSWORD',
    },
    pool.now(),
  );
  addUser(user, pool, input.ForceAliasCreation);
  return user;
}

function renewInvited(input: Request, password: string, pool: Pool): User {
  const user = toTargetUser(input, pool);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw createCognitoError(
      'UnsupportedUserStateException',
      `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  user.password = createTemporaryPassword(pool, user.username, password);
  user.modifiedAtMs = pool.now();
  return user;
}

interface Invitation {
  readonly input: Request;
  readonly password: string;
}

function invite(user: User, { input, password }: Invitation, pool: Pool): void {
  const email = user.attributes.get('email');
  if (email === undefined || !input.DesiredDeliveryMediums.includes('EMAIL')) return;
  const content = toInvitation(pool.settings, { username: input.Username, password });
  if (content !== undefined) pool.sendMail(email, content);
}
