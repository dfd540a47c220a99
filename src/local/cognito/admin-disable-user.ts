import { adminTarget, toTargetUser } from './admin-target.ts';
import { defineOperation } from './operation.ts';

/** AdminDisableUser: the user keeps its status but cannot sign in. */
export const adminDisableUser = defineOperation({
  signed: true,
  request: adminTarget,
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    user.enabled = false;
    user.modifiedAtMs = pool.now();
    return {};
  },
});
