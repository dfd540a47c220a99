import type { S3Operation } from './operation.ts';
import { createS3Error } from './s3-error.ts';

/**
 * DeleteObject: succeeds also where there is nothing; with `If-Match` only as the object was found.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
 */
export const deleteObject: S3Operation = {
  name: 'DeleteObject',
  parameters: [],
  run: ({ bucket, key, headers }) => {
    const condition = headers['if-match'];
    const found = bucket.get(key);
    if (condition !== undefined && found === undefined) throw createS3Error('NoSuchKey');
    if (condition !== undefined && condition !== '*' && condition !== found?.etag) {
      throw createS3Error('PreconditionFailed');
    }
    bucket.delete(key);
    return { status: 204, headers: {}, body: '' };
  },
};
