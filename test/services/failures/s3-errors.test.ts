import { describe } from 'vitest';
import { S3_ERRORS, S3_STATUSES } from '../../../src/services/failures/s3-errors.ts';
import { testErrorRows } from './error-cases.ts';

describe('the errors of S3', () => {
  testErrorRows('s3', [...S3_ERRORS, ...S3_STATUSES], {
    OBJECT_EXISTS: ['PutObject PreconditionFailed 412', 'PutObject Unknown 412'],
    WRITE_CONFLICT: [
      'PutObject ConditionalRequestConflict 409',
      'PutObject OperationAborted 409',
      'DeleteObject PreconditionFailed 412',
    ],
    BODY_DAMAGED: [
      'PutObject BadDigest 400',
      'PutObject IncompleteBody 400',
      'PutObject InvalidDigest 400',
      'PutObject XAmzContentSHA256Mismatch 400',
    ],
    BUCKET_NOT_FOUND: [
      'PutObject NoSuchBucket 404',
      'PutObject InvalidBucketName 400',
      'PutObject Unknown 404',
      'GetObject NoSuchBucket 404',
      'ListObjectsV2 NoSuchBucket 404',
      'ListObjectsV2 NotFound 404',
      'HeadBucket NotFound 404',
    ],
    OBJECT_NOT_FOUND: [
      'HeadObject NotFound 404',
      'HeadObject Unknown 404',
      'GetObject NoSuchKey 404',
      'GetObject NotFound 404',
      'DeleteObject NoSuchKey 404',
      'DeleteObject Unknown 404',
    ],
    BUCKET_REGION: [
      'PutObject PermanentRedirect 301',
      'PutObject IllegalLocationConstraintException 400',
      "PutObject AuthorizationHeaderMalformed 400: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
      'HeadObject Unknown 301',
    ],
    POLICY_REFUSED: ['PutBucketPolicy MalformedPolicy 400'],
    ENCRYPTION_KEY: [
      'PutObject KMS.DisabledException 400',
      'PutObject KMS.InvalidKeyUsageException 400',
      'PutObject KMS.KMSInvalidStateException 400',
      'PutObject KMS.NotFoundException 400',
    ],
    OBJECT_REFUSED: [
      'PutObject EncryptionTypeMismatch 400',
      'PutObject EntityTooLarge 400',
      'PutObject InvalidArgument 400',
      'PutObject InvalidRequest 400',
      'PutObject InvalidTag 400',
      'PutObject InvalidWriteOffset 400',
      'PutObject KeyTooLongError 400',
      'PutObject MetadataTooLarge 400',
      'PutObject NotImplemented 501',
      'PutObject TooManyParts 400',
      'GetObject InvalidObjectState 403',
    ],
    ACCESS_DENIED: [
      'HeadObject Unknown 403',
      'HeadBucket Unknown 403',
      'PutObject AccessDenied 403',
      'GetObject AccessDenied 403',
      'ListObjectsV2 AccessDenied 403',
    ],
    CREDENTIALS_REFUSED: [
      'HeadObject Unknown 400',
      'PutObject InvalidAccessKeyId 403',
      'PutObject RequestTimeTooSkewed 403',
      'PutObject SignatureDoesNotMatch 403',
    ],
    CREDENTIALS_EXPIRED: [
      'PutObject ExpiredToken 400',
      // An error of STS, met while the call is signed
      'HeadObject ExpiredTokenException 403',
    ],
    THROTTLED: ['PutObject SlowDown 503'],
    SERVICE_ERROR: [
      'PutObject InternalError 500',
      'PutObject ServiceUnavailable 503',
      'PutObject TemporaryRedirect 307',
      'HeadObject Unknown 503',
    ],
    TIMED_OUT: ['PutObject RequestTimeout 400'],
  });
});
