import { describe, expect, it } from 'vitest';
import { COGNITO_ERRORS } from '../../../src/services/failures/cognito-errors.ts';
import { testErrorRows } from './error-cases.ts';

describe('the errors of Cognito', () => {
  testErrorRows('cognito', COGNITO_ERRORS, {
    CLIENT_SECRET_REFUSED: [
      'SignUp NotAuthorizedException 400: Unable to verify secret hash for client abc',
    ],
    CLIENT_MISCONFIGURED: [
      'SignUp NotAuthorizedException 400: Client abc is configured with secret but SECRET_HASH was not received',
      'SignUp NotAuthorizedException 400: A client attempted to write unauthorized attribute',
      'InitiateAuth InvalidParameterException 400: USER_PASSWORD_AUTH flow not enabled for this client',
      'InitiateAuth InvalidParameterException 400: USER_SRP_AUTH is not enabled for the client.',
      'InitiateAuth InvalidParameterException 400: Auth flow not enabled for this client',
      'GetUser NotAuthorizedException 400: Access Token does not have required scopes',
      'RevokeToken UnsupportedOperationException 400: Token revocation is not enabled',
    ],
    GROUP_NOT_FOUND: ['AdminAddUserToGroup ResourceNotFoundException 400: Group not found.'],
    RESOURCE_LIMIT: [
      'CreateUserImportJob LimitExceededException 400: Exceeded maximum number of jobs',
    ],
    POOL_OR_CLIENT_NOT_FOUND: [
      'AdminAddUserToGroup ResourceNotFoundException 400: User pool eu-west-1_abc does not exist.',
      'SignUp ResourceNotFoundException 400: User pool client abc does not exist.',
      "AdminGetUser InvalidParameterException 400: 1 validation error detected: Value 'x' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    ],
    POOL_MISCONFIGURED: [
      'SignUp NotAuthorizedException 400: SignUp is not permitted for this user pool',
      'SignUp InvalidParameterException 400: Attributes did not conform to the schema: Type for attribute {custom:team} could not be determined',
      'ResendConfirmationCode NotAuthorizedException 400: Cannot resend codes. Auto verification not turned on.',
      'ResendConfirmationCode InvalidParameterException 400: Cannot resend codes. Auto verification not turned on.',
      'InitiateAuth FeatureUnavailableInTierException 400',
      'InitiateAuth InvalidUserPoolConfigurationException 400',
      'InitiateAuth OperationNotEnabledException 400',
      'DescribeUserPool UserPoolTaggingException 400',
      'AdminInitiateAuth MFAMethodNotFoundException 400',
      'RespondToAuthChallenge SoftwareTokenMFANotFoundException 400',
      'CreateUserImportJob PreconditionNotMetException 400',
    ],
    FIREWALL_BLOCKED: ['SignUp ForbiddenException 400: Request not allowed due to WAF block.'],
    TRIGGER_REFUSED: [
      'SignUp UserLambdaValidationException 400: PreSignUp failed with error not invited.',
    ],
    TRIGGER_INVALID: [
      'SignUp InvalidLambdaResponseException 400: Unrecognizable lambda output',
      'SignUp UnexpectedLambdaException 400: PreSignUp invocation failed due to error AccessDeniedException.',
    ],
    TRIGGER_CRASHED: [
      'SignUp UnexpectedLambdaException 400: PreSignUp failed with error Socket timeout while invoking Lambda function.',
    ],
    MAIL_ROLE_INVALID: [
      'SignUp InvalidEmailRoleAccessPolicyException 400',
      'SignUp InvalidSmsRoleAccessPolicyException 400',
      'SignUp InvalidSmsRoleTrustRelationshipException 400',
    ],
    ATTEMPT_LIMIT: [
      'ConfirmSignUp LimitExceededException 400: Attempt limit exceeded, please try after some time.',
      'AdminConfirmSignUp LimitExceededException 400: Limit exceeded',
      'ConfirmSignUp TooManyFailedAttemptsException 400',
    ],
    CONFIRMATION_MAIL_CAP: [
      'SignUp LimitExceededException 400: Exceeded daily email limit for the operation or the account.',
      'ResendConfirmationCode LimitExceededException 400: Exceeded daily email limit for the operation or the account.',
    ],
    CODE_NOT_SENT: [
      'SignUp LimitExceededException 400: Limit exceeded',
      'SignUp CodeDeliveryFailureException 400',
    ],
    DELIVERY_FAILED: ['ResendConfirmationCode CodeDeliveryFailureException 400'],
    USER_EXISTS: ['SignUp UsernameExistsException 400: User already exists'],
    ALIAS_EXISTS: ['ConfirmSignUp AliasExistsException 400'],
    CODE_MISMATCH: [
      'ConfirmSignUp CodeMismatchException 400',
      "ConfirmSignUp InvalidParameterException 400: 1 validation error detected: Value at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
    ],
    CODE_EXPIRED: [
      'ConfirmSignUp ExpiredCodeException 400: Invalid code provided, please request a code again.',
    ],
    ALREADY_CONFIRMED: [
      'ConfirmSignUp NotAuthorizedException 400: User cannot be confirmed. Current status is CONFIRMED',
      'AdminConfirmSignUp NotAuthorizedException 400: User cannot confirm because user status is not UNCONFIRMED.',
      'ResendConfirmationCode InvalidParameterException 400: User is already confirmed.',
      'AdminCreateUser UnsupportedUserStateException 400: Resend not possible. User status is not FORCE_CHANGE_PASSWORD',
    ],
    USER_STATE_UNSUPPORTED: [
      'ConfirmSignUp NotAuthorizedException 400: User cannot be confirmed. Current status is RESET_REQUIRED',
      'AdminConfirmSignUp NotAuthorizedException 400: User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD',
    ],
    LOCKED_OUT: ['InitiateAuth NotAuthorizedException 400: Password attempts exceeded'],
    PASSWORD_WRONG: ['InitiateAuth NotAuthorizedException 400: Incorrect username or password.'],
    USER_DISABLED: ['InitiateAuth NotAuthorizedException 400: User is disabled.'],
    PASSWORD_RESET_REQUIRED: [
      'InitiateAuth NotAuthorizedException 400: Temporary password has expired and must be reset by an administrator.',
      'InitiateAuth PasswordResetRequiredException 400: Password reset required for the user',
    ],
    TOKEN_EXPIRED: [
      'GetUser NotAuthorizedException 400: Access Token has been revoked',
      'GetUser NotAuthorizedException 400: Access Token has expired',
      'RevokeToken NotAuthorizedException 400: Invalid Refresh Token',
      'GetTokensFromRefreshToken RefreshTokenReuseException 400',
    ],
    CHALLENGE_EXPIRED: [
      'RespondToAuthChallenge NotAuthorizedException 400: Invalid session for the user, session is expired.',
      'AdminRespondToAuthChallenge NotAuthorizedException 400: Invalid session for the user, session can only be used once.',
    ],
    PASSWORD_UNCHANGED: [
      'AdminSetUserPassword PasswordHistoryPolicyViolationException 400: Password has previously been used.',
    ],
    USER_NOT_CONFIRMED: ['InitiateAuth UserNotConfirmedException 400: User is not confirmed.'],
    USER_NOT_FOUND: ['AdminGetUser UserNotFoundException 400: User does not exist.'],
    PASSWORD_REFUSED: [
      'SignUp InvalidPasswordException 400: Password did not conform with policy: Password not long enough',
      'SignUp PasswordHistoryPolicyViolationException 400',
    ],
    INPUT_REFUSED: ['SignUp InvalidParameterException 400: Username should be an email.'],
    UNEXPECTED: [
      'InitiateAuth NotAuthorizedException 400: A text of tomorrow',
      'RevokeToken UnauthorizedException 400',
      'RevokeToken UnsupportedTokenTypeException 400',
    ],
  });

  it('ask for an hour after a spent allowance and for 15 minutes after a lockout', () => {
    const waits = COGNITO_ERRORS.filter((row) => row.retryAfterMs !== undefined).map((row) => [
      row.code,
      row.retryAfterMs,
    ]);
    expect(waits).toEqual([
      ['ATTEMPT_LIMIT', 3_600_000],
      ['ATTEMPT_LIMIT', 3_600_000],
      ['LOCKED_OUT', 900_000],
    ]);
  });
});
