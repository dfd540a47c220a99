import { createJsonProtocol } from '../json-protocol.ts';
import { createCognitoError } from './cognito-error.ts';
import { COGNITO_OPERATIONS } from './operations.ts';

/** Cognito user pools. */
export const cognitoProtocol = createJsonProtocol({
  targetPrefix: 'AWSCognitoIdentityProviderService.',
  // A target that nobody knows is answered here, for S3 would answer it in XML.
  accepts: () => true,
  operations: COGNITO_OPERATIONS,
  toSubject: ({ pool }) => pool,
  createError: createCognitoError,
});
