import { createErrorFactory } from '../aws-error.ts';

/** Makes an SES error: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html */
export const createSesError = createErrorFactory({
  AccessDenied: { text: 'User is not authorized to perform this action.', status: 403 },
  ExpiredToken: { text: 'The security token included in the request is expired', status: 403 },
  InternalFailure: { text: 'Internal failure.', status: 500 },
  InvalidAction: { text: 'Could not find this operation for version 2010-12-01' },
  InvalidClientTokenId: {
    text: 'The security token included in the request is invalid.',
    status: 403,
  },
  MissingAuthenticationToken: {
    text: 'Request is missing Authentication Token',
    status: 403,
  },
  ServiceUnavailable: { text: 'Service is unavailable.', status: 503 },
  SignatureDoesNotMatch: {
    text: 'The request signature we calculated does not match the signature you provided.',
    status: 403,
  },
  Throttling: { text: 'Maximum sending rate exceeded.' },
});
