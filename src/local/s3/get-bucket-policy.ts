import type { S3Operation } from './operation.ts';
import { createS3Error } from './s3-error.ts';

/** GetBucketPolicy: the policy as it was put. */
export const getBucketPolicy: S3Operation = {
  name: 'GetBucketPolicy',
  parameters: ['policy'],
  run: ({ bucket: { policy } }) => {
    if (policy === undefined) throw createS3Error('NoSuchBucketPolicy');
    return { status: 200, headers: { 'Content-Type': 'application/json' }, body: policy };
  },
};
