import { createJsonProtocol } from '../json-protocol.ts';
import { createIdentityError } from './identity-error.ts';
import { IDENTITY_OPERATIONS } from './operations.ts';

const TARGET_PREFIX = 'AWSCognitoIdentityService.';

/** Cognito identity pools. */
export const identityProtocol = createJsonProtocol({
  targetPrefix: TARGET_PREFIX,
  accepts: (target) => target.startsWith(TARGET_PREFIX),
  operations: IDENTITY_OPERATIONS,
  toSubject: ({ identityPool }) => identityPool,
  createError: createIdentityError,
});
