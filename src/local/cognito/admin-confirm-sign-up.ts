import { adminTarget, toTargetUser } from './admin-target.ts';
import { assertConfirmable } from './confirmability.ts';
import { defineOperation } from './operation.ts';
import { confirmUser } from './user.ts';

/** AdminConfirmSignUp: confirms without a code; the mail address stays unproven. */
export const adminConfirmSignUp = defineOperation({
  signed: true,
  request: adminTarget,
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    assertConfirmable(user);
    confirmUser(user, pool.now());
    return {};
  },
});
