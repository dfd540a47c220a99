import { createErrorFactory } from '../aws-error.ts';

/**
 * Makes an identity-pool error; the texts are those of public reports:
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export const createIdentityError = createErrorFactory({
  ExternalServiceException: { text: 'Internal call failed.' },
  InternalErrorException: { text: 'Internal error.', status: 500 },
  InvalidIdentityPoolConfigurationException: {
    text: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  },
  LimitExceededException: { text: 'Rate exceeded' },
  NotAuthorizedException: {
    text: "Logins don't match. Please include at least one valid login for this identity or identity pool.",
  },
  ResourceConflictException: { text: 'Login is already linked to another account.' },
  TooManyRequestsException: { text: 'Rate exceeded' },
});
