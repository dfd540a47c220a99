import { adminTarget, toTargetUser } from './admin-target.ts';
import { defineOperation } from './operation.ts';
import { toAttributeList } from './user.ts';

/** AdminGetUser: the user as it stands; dates are seconds since 1970 with a fraction. */
export const adminGetUser = defineOperation({
  signed: true,
  request: adminTarget,
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    return {
      Username: user.username,
      UserAttributes: toAttributeList(user),
      UserCreateDate: user.createdAtMs / 1000,
      UserLastModifiedDate: user.modifiedAtMs / 1000,
      Enabled: user.enabled,
      UserStatus: user.status,
    };
  },
});
