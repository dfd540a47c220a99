import { toCognitoNeeds } from '../iam/cognito-needs.ts';
import { findRefused, formatRefusal } from '../iam/operator-policy.ts';
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
  authorize: (operation, request, { operator, target }) => {
    const refused = findRefused(operator.policy, toCognitoNeeds(operation, request, target));
    if (refused === undefined) return;
    const text = formatRefusal(refused, target.accountId);
    throw createCognitoError('AccessDeniedException', text);
  },
});
