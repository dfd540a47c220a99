import { copyObject } from './copy-object.ts';
import { deleteObject } from './delete-object.ts';
import { getBucketPolicy } from './get-bucket-policy.ts';
import { getObjectTagging } from './get-object-tagging.ts';
import { getObject } from './get-object.ts';
import { headBucket } from './head-bucket.ts';
import { headObject } from './head-object.ts';
import { listObjectsV2 } from './list-objects.ts';
import type { S3Operation } from './operation.ts';
import { putBucketPolicy } from './put-bucket-policy.ts';
import { putObject } from './put-object.ts';

/**
 * The S3 operations by method and what they address (`bucket` or `object`); a sub-resource or a type follows where AWS
 * tells operations apart by a query parameter or a header. A new one is a new file and a line here.
 */
export const S3_OPERATIONS: Readonly<Record<string, S3Operation>> = {
  'DELETE object': deleteObject,
  'GET bucket list-type': listObjectsV2,
  'GET bucket policy': getBucketPolicy,
  'GET object': getObject,
  'GET object tagging': getObjectTagging,
  'HEAD bucket': headBucket,
  'HEAD object': headObject,
  'PUT bucket policy': putBucketPolicy,
  'PUT object': putObject,
  'PUT object x-amz-copy-source': copyObject,
};
