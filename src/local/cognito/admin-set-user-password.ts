import { z } from 'zod';
import { adminTarget, toTargetUser } from './admin-target.ts';
import { defineOperation } from './operation.ts';
import { assertPassword } from './password-policy.ts';
import { createPassword, createTemporaryPassword } from './password.ts';
import { passwordMember } from './request-members.ts';
import { confirmUser } from './user.ts';

const request = adminTarget.extend({
  Password: passwordMember,
  Permanent: z.boolean().default(false),
});

/** AdminSetUserPassword: a permanent password confirms, whatever the user's status was; another one must be changed. */
export const adminSetUserPassword = defineOperation({
  signed: true,
  request,
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    assertPassword(input.Password, pool.settings.passwordPolicy);
    const create = input.Permanent ? createPassword : createTemporaryPassword;
    user.password = create(pool, user.username, input.Password);
    confirmUser(user, pool.now());
    if (!input.Permanent) user.status = 'FORCE_CHANGE_PASSWORD';
    return {};
  },
});
