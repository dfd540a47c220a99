import { createErrorFactory } from '../aws-error.ts';

/**
 * Makes a Cognito error. The texts are those that AWS's documentation or many public reports show; HTTP is 400 for all
 * but server faults:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 */
export const createCognitoError = createErrorFactory({
  AliasExistsException: { text: 'An account with the given email already exists.' },
  CodeMismatchException: { text: 'Invalid verification code provided, please try again.' },
  ExpiredCodeException: { text: 'Invalid code provided, please request a code again.' },
  InternalErrorException: { text: 'Internal error.', status: 500 },
  InternalFailure: { text: 'Internal failure.', status: 500 },
  LimitExceededException: { text: 'Attempt limit exceeded, please try after some time.' },
  MissingAuthenticationTokenException: { text: 'Missing Authentication Token' },
  NotAuthorizedException: { text: 'Incorrect username or password.' },
  PasswordResetRequiredException: { text: 'Password reset required for the user' },
  ServiceUnavailable: { text: 'Service is unavailable.', status: 503 },
  TooManyRequestsException: { text: 'Too many requests' },
  UnsupportedUserStateException: {
    text: 'The user is in a state that this call does not support.',
  },
  UserNotConfirmedException: { text: 'User is not confirmed.' },
  UserNotFoundException: { text: 'User does not exist.' },
  UsernameExistsException: { text: 'User already exists' },
});
