import { z } from 'zod';
import { assertUserPool } from './app-client.ts';
import { createCognitoError } from './cognito-error.ts';
import { defineOperation } from './operation.ts';
import { groupNameMember, userPoolIdMember } from './request-members.ts';

/** GetGroup: a group of the pool; a pool that takes any group has the one that is asked for. */
export const getGroup = defineOperation({
  signed: true,
  request: z.object({ UserPoolId: userPoolIdMember, GroupName: groupNameMember }),
  run: ({ UserPoolId, GroupName }, pool) => {
    assertUserPool(pool, UserPoolId);
    if (pool.settings.groups?.includes(GroupName) === false) {
      throw createCognitoError('ResourceNotFoundException', 'Group not found.');
    }
    const date = pool.createdAtMs / 1000;
    return { Group: { GroupName, UserPoolId, CreationDate: date, LastModifiedDate: date } };
  },
});
