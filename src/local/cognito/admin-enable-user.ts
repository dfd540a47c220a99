import { adminTarget, toTargetUser } from './admin-target.ts';
import { defineOperation } from './operation.ts';

/** AdminEnableUser: lets a disabled user sign in again. */
export const adminEnableUser = defineOperation({
  signed: true,
  request: adminTarget,
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    user.enabled = true;
    user.modifiedAtMs = pool.now();
    return {};
  },
});
