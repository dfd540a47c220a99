import { createErrorFactory } from '../aws-error.ts';

/** Makes an S3 error: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const createS3Error = createErrorFactory({
  AccessDenied: { text: 'Access Denied', status: 403 },
  BadDigest: { text: 'The Content-MD5 you specified did not match what we received.' },
  ConditionalRequestConflict: {
    text: 'The conditional request cannot succeed due to a conflicting operation against this resource.',
    status: 409,
  },
  ExpiredToken: { text: 'The provided token has expired.' },
  IncompleteBody: {
    text: 'You did not provide the number of bytes specified by the Content-Length HTTP header.',
  },
  InternalError: { text: 'We encountered an internal error. Please try again.', status: 500 },
  InvalidAccessKeyId: {
    text: 'The AWS Access Key Id you provided does not exist in our records.',
    status: 403,
  },
  InvalidToken: { text: 'The provided token is malformed or otherwise invalid.' },
  InvalidURI: { text: "Couldn't parse the specified URI." },
  KeyTooLongError: { text: 'Your key is too long' },
  MetadataTooLarge: {
    text: 'Your metadata headers exceed the maximum allowed metadata size',
  },
  NoSuchBucket: { text: 'The specified bucket does not exist', status: 404 },
  NoSuchBucketPolicy: { text: 'The bucket policy does not exist', status: 404 },
  NoSuchKey: { text: 'The specified key does not exist.', status: 404 },
  NotFound: { text: 'Not Found', status: 404 },
  NotImplemented: {
    text: 'A header or parameter you provided asks for what this S3 does not do',
    status: 501,
  },
  OperationAborted: {
    text: 'A conflicting conditional operation is currently in progress against this resource. Please try again.',
  },
  PermanentRedirect: {
    text: 'The bucket you are attempting to access must be addressed using the specified endpoint.',
    status: 301,
  },
  PreconditionFailed: {
    text: 'At least one of the pre-conditions you specified did not hold',
    status: 412,
  },
  RequestTimeTooSkewed: {
    text: "The difference between the request time and the server's time is too large.",
  },
  SignatureDoesNotMatch: {
    text: 'The request signature we calculated does not match the signature you provided.',
  },
  ServiceUnavailable: { text: 'Reduce your request rate.', status: 503 },
  SlowDown: { text: 'Please reduce your request rate.', status: 503 },
});
