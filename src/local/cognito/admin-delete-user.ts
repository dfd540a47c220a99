import { adminTarget, toTargetUser } from './admin-target.ts';
import { defineOperation } from './operation.ts';

/** AdminDeleteUser: the user is gone, its tokens find nobody. */
export const adminDeleteUser = defineOperation({
  signed: true,
  request: adminTarget,
  run: (input, pool) => {
    pool.users.remove(toTargetUser(input, pool));
    return {};
  },
});
