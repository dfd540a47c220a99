import { parsePolicy } from './bucket-policy.ts';
import type { S3Operation } from './operation.ts';
import { readRequestBody } from './request-body.ts';

/** PutBucketPolicy: puts a policy in place of the one that is there. */
export const putBucketPolicy: S3Operation = {
  name: 'PutBucketPolicy',
  parameters: ['policy'],
  run: (request) => {
    const text = readRequestBody(request).bytes.toString();
    parsePolicy(text);
    request.bucket.policy = text;
    return { status: 204, headers: {}, body: '' };
  },
};
