import type { AwsErrorRow } from './aws-error-row.ts';

/**
 * What the errors of Cognito identity pools mean:
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export const IDENTITY_ERRORS: readonly AwsErrorRow[] = [
  { name: 'ResourceNotFoundException', code: 'IDENTITY_POOL_NOT_FOUND' },
  {
    name: 'InvalidParameterException',
    text: /at '?identityPoolId'? failed to satisfy/i,
    code: 'IDENTITY_POOL_NOT_FOUND',
  },

  // Who may get an identity: every row comes from one user pool and one client, so a refusal of these concerns them all
  {
    name: 'NotAuthorizedException',
    text: /not from a supported provider|unauthenticated access is not supported|audience|issuer/i,
    code: 'IDENTITY_POOL_MISCONFIGURED',
  },
  { name: 'InvalidIdentityPoolConfigurationException', code: 'IDENTITY_POOL_MISCONFIGURED' },
  { name: 'NotAuthorizedException', text: /expired|revoked/i, code: 'TOKEN_EXPIRED' },
  {
    name: ['NotAuthorizedException', 'ResourceConflictException', 'InvalidParameterException'],
    code: 'IDENTITY_REFUSED',
  },

  { name: 'LimitExceededException', code: 'RESOURCE_LIMIT' },
  { name: 'ExternalServiceException', code: 'SERVICE_ERROR' },
];
