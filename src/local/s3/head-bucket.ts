import type { S3Operation } from './operation.ts';

/** HeadBucket: where the bucket is; what is wrong is told by the status alone. */
export const headBucket: S3Operation = {
  name: 'HeadBucket',
  parameters: [],
  run: ({ owner }) => ({
    status: 200,
    headers: { 'x-amz-bucket-region': owner.region, 'x-amz-access-point-alias': 'false' },
    body: '',
  }),
};
