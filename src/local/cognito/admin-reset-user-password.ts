import { adminTarget, toTargetUser } from './admin-target.ts';
import { createCognitoError } from './cognito-error.ts';
import { sendOtherCode } from './confirmation-code.ts';
import { defineOperation } from './operation.ts';

/** AdminResetUserPassword: the old password ends and a code is mailed; nothing here takes that code. */
export const adminResetUserPassword = defineOperation({
  signed: true,
  request: adminTarget,
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'UNCONFIRMED') {
      const text = 'User password cannot be reset in the current state.';
      throw createCognitoError('NotAuthorizedException', text);
    }
    const email = user.attributes.get('email');
    if (email === undefined || user.attributes.get('email_verified') !== 'true') {
      const text =
        'Cannot reset password for the user as there is no registered/verified email or phone_number';
      throw createCognitoError('InvalidParameterException', text);
    }
    user.status = 'RESET_REQUIRED';
    user.modifiedAtMs = pool.now();
    sendOtherCode(email, pool);
    return {};
  },
});
