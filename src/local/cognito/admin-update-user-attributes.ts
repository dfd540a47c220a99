import { adminTarget, toTargetUser } from './admin-target.ts';
import { defineOperation } from './operation.ts';
import { attributesMember } from './request-members.ts';
import { updateAttributes } from './update-attributes.ts';
import { parseAttributes } from './user-attributes.ts';

/** AdminUpdateUserAttributes: changes attributes, verified marks included. */
export const adminUpdateUserAttributes = defineOperation({
  signed: true,
  request: adminTarget.extend({ UserAttributes: attributesMember }),
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    updateAttributes(user, parseAttributes(input.UserAttributes, 'administrator'), pool);
    return {};
  },
});
