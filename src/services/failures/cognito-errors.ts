import type { AwsErrorRow } from './aws-error-row.ts';

const HOUR_MS = 60 * 60_000;

/**
 * A user is locked out for up to about 15 minutes, tries meanwhile do not prolong it, and 15 quiet minutes end it:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
 */
const LOCKOUT_MS = 15 * 60_000;

/**
 * What the errors of Cognito user pools mean. Cognito says little by the name alone, and its texts are no contract: they
 * are matched loosely, and where one may lie the code asks the chart to look (`ALREADY_CONFIRMED`).
 */
export const COGNITO_ERRORS: readonly AwsErrorRow[] = [
  // The app client and its secret
  // https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
  {
    name: 'NotAuthorizedException',
    text: /unable to verify secret hash/i,
    code: 'CLIENT_SECRET_REFUSED',
  },
  {
    name: ['NotAuthorizedException', 'InvalidParameterException'],
    text: /SECRET_HASH was not received|flow not enabled|_AUTH is not enabled/i,
    code: 'CLIENT_MISCONFIGURED',
  },
  {
    name: 'NotAuthorizedException',
    text: /unauthorized attribute|does not have required scopes/i,
    code: 'CLIENT_MISCONFIGURED',
  },
  { name: 'UnsupportedOperationException', code: 'CLIENT_MISCONFIGURED' },

  // Groups: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html
  {
    operation: ['AdminAddUserToGroup', 'GetGroup'],
    name: 'ResourceNotFoundException',
    text: /group/i,
    code: 'GROUP_NOT_FOUND',
  },

  // The user pool
  // https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
  { name: 'ResourceNotFoundException', code: 'POOL_OR_CLIENT_NOT_FOUND' },
  {
    name: 'InvalidParameterException',
    text: /at '(clientId|userPoolId)' failed to satisfy/i,
    code: 'POOL_OR_CLIENT_NOT_FOUND',
  },
  {
    operation: 'SignUp',
    name: 'NotAuthorizedException',
    text: /sign-?up is not permitted/i,
    code: 'POOL_MISCONFIGURED',
  },
  {
    name: ['NotAuthorizedException', 'InvalidParameterException'],
    text: /auto verification not turned on/i,
    code: 'POOL_MISCONFIGURED',
  },
  {
    name: 'InvalidParameterException',
    text: /type for attribute .* could not be determined/i,
    code: 'POOL_MISCONFIGURED',
  },
  {
    name: [
      'FeatureUnavailableInTierException',
      'InvalidUserPoolConfigurationException',
      'MFAMethodNotFoundException',
      'OperationNotEnabledException',
      'PreconditionNotMetException',
      'SoftwareTokenMFANotFoundException',
      'UserPoolTaggingException',
    ],
    code: 'POOL_MISCONFIGURED',
  },
  { name: 'ForbiddenException', code: 'FIREWALL_BLOCKED' },

  // Lambda triggers
  // https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
  { name: 'UserLambdaValidationException', code: 'TRIGGER_REFUSED' },
  { name: 'InvalidLambdaResponseException', code: 'TRIGGER_INVALID' },
  {
    name: 'UnexpectedLambdaException',
    text: /invocation failed due to error (AccessDenied|ResourceNotFound)/i,
    code: 'TRIGGER_INVALID',
  },
  { name: 'UnexpectedLambdaException', code: 'TRIGGER_CRASHED' },

  // Messages and limits for one user: LimitExceeded is no rate throttle
  // https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
  {
    name: [
      'InvalidEmailRoleAccessPolicyException',
      'InvalidSmsRoleAccessPolicyException',
      'InvalidSmsRoleTrustRelationshipException',
    ],
    code: 'MAIL_ROLE_INVALID',
  },
  { name: 'LimitExceededException', text: /daily .*limit/i, code: 'CONFIRMATION_MAIL_CAP' },
  { operation: 'CreateUserImportJob', name: 'LimitExceededException', code: 'RESOURCE_LIMIT' },
  // "the user is still created": https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
  {
    operation: 'SignUp',
    name: ['LimitExceededException', 'CodeDeliveryFailureException'],
    code: 'CODE_NOT_SENT',
  },
  {
    name: 'LimitExceededException',
    text: /attempt limit exceeded/i,
    code: 'ATTEMPT_LIMIT',
    retryAfterMs: HOUR_MS,
  },
  {
    name: ['LimitExceededException', 'TooManyFailedAttemptsException'],
    code: 'ATTEMPT_LIMIT',
    retryAfterMs: HOUR_MS,
  },
  { name: 'CodeDeliveryFailureException', code: 'DELIVERY_FAILED' },

  // Sign-up and confirmation
  // https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
  { name: 'UsernameExistsException', code: 'USER_EXISTS' },
  { name: 'AliasExistsException', code: 'ALIAS_EXISTS' },
  { name: 'CodeMismatchException', code: 'CODE_MISMATCH' },
  // What is no code at all is refused by the model, before anybody compares.
  {
    operation: 'ConfirmSignUp',
    name: 'InvalidParameterException',
    text: /confirmation_?code/i,
    code: 'CODE_MISMATCH',
  },
  { name: 'ExpiredCodeException', code: 'CODE_EXPIRED' },
  {
    operation: ['ConfirmSignUp', 'AdminConfirmSignUp'],
    name: 'NotAuthorizedException',
    text: /current status is CONFIRMED\b|user status is not UNCONFIRMED/i,
    code: 'ALREADY_CONFIRMED',
  },
  {
    operation: ['ConfirmSignUp', 'AdminConfirmSignUp'],
    name: 'NotAuthorizedException',
    text: /current status is/i,
    code: 'USER_STATE_UNSUPPORTED',
  },
  {
    operation: 'ResendConfirmationCode',
    name: 'InvalidParameterException',
    text: /already confirmed/i,
    code: 'ALREADY_CONFIRMED',
  },

  // RESEND of AdminCreateUser for a user who needs no invitation any more
  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
  { name: 'UnsupportedUserStateException', code: 'ALREADY_CONFIRMED' },

  // Sign-in, lockout and tokens
  // https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
  {
    name: 'NotAuthorizedException',
    text: /password attempts exceeded/i,
    code: 'LOCKED_OUT',
    retryAfterMs: LOCKOUT_MS,
  },
  {
    name: 'NotAuthorizedException',
    text: /incorrect username or password/i,
    code: 'PASSWORD_WRONG',
  },
  { name: 'NotAuthorizedException', text: /user is disabled/i, code: 'USER_DISABLED' },
  {
    name: 'NotAuthorizedException',
    text: /temporary password has expired/i,
    code: 'PASSWORD_RESET_REQUIRED',
  },
  { name: 'NotAuthorizedException', text: /(access|refresh) token/i, code: 'TOKEN_EXPIRED' },
  { name: 'RefreshTokenReuseException', code: 'TOKEN_EXPIRED' },
  {
    operation: ['RespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
    name: 'NotAuthorizedException',
    text: /session/i,
    code: 'CHALLENGE_EXPIRED',
  },
  { name: 'PasswordResetRequiredException', code: 'PASSWORD_RESET_REQUIRED' },
  { name: 'UserNotConfirmedException', code: 'USER_NOT_CONFIRMED' },
  { name: 'UserNotFoundException', code: 'USER_NOT_FOUND' },

  // Values of one row
  // https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
  // The password that a row sets may be the one that it set before its answer was lost.
  {
    operation: 'AdminSetUserPassword',
    name: 'PasswordHistoryPolicyViolationException',
    code: 'PASSWORD_UNCHANGED',
  },
  {
    name: ['InvalidPasswordException', 'PasswordHistoryPolicyViolationException'],
    code: 'PASSWORD_REFUSED',
  },
  { name: 'InvalidParameterException', code: 'INPUT_REFUSED' },

  // A refusal without a known text, and refusals of RevokeToken that only a bug of ours can cause
  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
  {
    name: ['NotAuthorizedException', 'UnauthorizedException', 'UnsupportedTokenTypeException'],
    code: 'UNEXPECTED',
  },
];
