import { adminConfirmSignUp } from './admin-confirm-sign-up.ts';
import { adminDeleteUser } from './admin-delete-user.ts';
import { adminDisableUser } from './admin-disable-user.ts';
import { adminGetUser } from './admin-get-user.ts';
import { confirmSignUp } from './confirm-sign-up.ts';
import { getUser } from './get-user.ts';
import { initiateAuth } from './initiate-auth.ts';
import type { CognitoOperation } from './operation.ts';
import { resendConfirmationCode } from './resend-confirmation-code.ts';
import { revokeToken } from './revoke-token.ts';
import { signUp } from './sign-up.ts';

/** The user-pool operations by AWS's names; a new one is a new file and a line here. */
export const COGNITO_OPERATIONS: Readonly<Record<string, CognitoOperation>> = {
  AdminConfirmSignUp: adminConfirmSignUp,
  AdminDeleteUser: adminDeleteUser,
  AdminDisableUser: adminDisableUser,
  AdminGetUser: adminGetUser,
  ConfirmSignUp: confirmSignUp,
  GetUser: getUser,
  InitiateAuth: initiateAuth,
  ResendConfirmationCode: resendConfirmationCode,
  RevokeToken: revokeToken,
  SignUp: signUp,
};
