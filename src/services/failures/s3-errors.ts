import type { AwsErrorRow } from './aws-error-row.ts';

/** What the errors of S3 mean. */
export const S3_ERRORS: readonly AwsErrorRow[] = [
  // Conditional writes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
  { operation: 'DeleteObject', name: 'PreconditionFailed', code: 'WRITE_CONFLICT' },
  { name: 'PreconditionFailed', code: 'OBJECT_EXISTS' },
  { name: ['ConditionalRequestConflict', 'OperationAborted'], code: 'WRITE_CONFLICT' },

  // Error codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
  {
    name: ['BadDigest', 'IncompleteBody', 'InvalidDigest', 'XAmzContentSHA256Mismatch'],
    code: 'BODY_DAMAGED',
  },
  { name: ['NoSuchBucket', 'InvalidBucketName'], code: 'BUCKET_NOT_FOUND' },
  { name: 'MalformedPolicy', code: 'POLICY_REFUSED' },
  { name: 'NoSuchKey', code: 'OBJECT_NOT_FOUND' },
  {
    name: ['PermanentRedirect', 'IllegalLocationConstraintException'],
    code: 'BUCKET_REGION',
  },
  { name: 'AuthorizationHeaderMalformed', text: /region/i, code: 'BUCKET_REGION' },
  { name: 'TemporaryRedirect', code: 'SERVICE_ERROR' },
  {
    name: [
      'KMS.DisabledException',
      'KMS.InvalidKeyUsageException',
      'KMS.KMSInvalidStateException',
      'KMS.NotFoundException',
    ],
    code: 'ENCRYPTION_KEY',
  },
  {
    name: [
      'EncryptionTypeMismatch',
      'EntityTooLarge',
      'InvalidArgument',
      'InvalidObjectState',
      'InvalidRequest',
      'InvalidTag',
      'InvalidWriteOffset',
      'KeyTooLongError',
      'MetadataTooLarge',
      'NotImplemented',
      'TooManyParts',
    ],
    code: 'OBJECT_REFUSED',
  },
];

/**
 * What the statuses of S3 mean where no name tells: an answer to HEAD has no body.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export const S3_STATUSES: readonly AwsErrorRow[] = [
  { operation: ['HeadObject', 'GetObject', 'DeleteObject'], status: 404, code: 'OBJECT_NOT_FOUND' },
  {
    operation: ['HeadBucket', 'ListObjectsV2', 'PutObject'],
    status: 404,
    code: 'BUCKET_NOT_FOUND',
  },
  { status: 403, code: 'ACCESS_DENIED' },
  // Expired and damaged credentials are answered with 400.
  { operation: ['HeadObject', 'HeadBucket'], status: 400, code: 'CREDENTIALS_REFUSED' },
  { status: 301, code: 'BUCKET_REGION' },
  { operation: 'PutObject', status: 412, code: 'OBJECT_EXISTS' },
];
