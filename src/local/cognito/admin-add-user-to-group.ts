import { adminTarget, toTargetUser } from './admin-target.ts';
import { createCognitoError } from './cognito-error.ts';
import { defineOperation } from './operation.ts';
import { groupNameMember } from './request-members.ts';

/** AdminAddUserToGroup: a second time changes nothing and is no error. */
export const adminAddUserToGroup = defineOperation({
  signed: true,
  request: adminTarget.extend({ GroupName: groupNameMember }),
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    const { groups } = pool.settings;
    if (groups?.includes(input.GroupName) === false) {
      throw createCognitoError('ResourceNotFoundException', 'Group not found.');
    }
    user.groups.add(input.GroupName);
    return {};
  },
});
