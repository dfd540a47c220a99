import type { S3Operation } from './operation.ts';

/** DeleteObject: succeeds also where there is nothing. */
export const deleteObject: S3Operation = {
  name: 'DeleteObject',
  parameters: [],
  run: ({ bucket, key }) => {
    bucket.delete(key);
    return { status: 204, headers: {}, body: '' };
  },
};
