import { describe } from 'vitest';
import { IDENTITY_ERRORS } from '../../../src/services/failures/identity-errors.ts';
import { testErrorRows } from './error-cases.ts';

describe('the errors of identity pools', () => {
  testErrorRows('identity', IDENTITY_ERRORS, {
    IDENTITY_POOL_NOT_FOUND: [
      "GetId ResourceNotFoundException 400: IdentityPool 'eu-west-1:abc' not found.",
      "GetCredentialsForIdentity ResourceNotFoundException 400: Identity 'eu-west-1:abc' not found.",
      "GetId InvalidParameterException 400: 1 validation error detected: Value 'x' at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
    ],
    IDENTITY_POOL_MISCONFIGURED: [
      'GetId NotAuthorizedException 400: Token is not from a supported provider of this identity pool.',
      'GetId NotAuthorizedException 400: Unauthenticated access is not supported for this identity pool.',
      'GetId NotAuthorizedException 400: Invalid login token. Incorrect token audience.',
      "GetCredentialsForIdentity NotAuthorizedException 400: Invalid login token. Issuer doesn't match providerName",
      'GetCredentialsForIdentity InvalidIdentityPoolConfigurationException 400: Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    ],
    TOKEN_EXPIRED: [
      'GetId NotAuthorizedException 400: Invalid login token. Token expired: 1767268800 >= 1767265200',
      'GetId NotAuthorizedException 400: Invalid login token. Token has been revoked',
    ],
    IDENTITY_REFUSED: [
      "GetCredentialsForIdentity NotAuthorizedException 400: Logins don't match. Please include at least one valid login for this identity or identity pool.",
      'GetId ResourceConflictException 400: Login is already linked to another identity',
      'GetId InvalidParameterException 400: Please provide a valid public provider',
    ],
    RESOURCE_LIMIT: ['GetId LimitExceededException 400'],
    SERVICE_ERROR: ['GetId ExternalServiceException 400'],
  });
});
