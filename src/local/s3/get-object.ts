import { toObjectHeaders } from './object-answer.ts';
import type { S3Operation } from './operation.ts';
import { createS3Error } from './s3-error.ts';

/** GetObject: always the whole object. */
export const getObject: S3Operation = {
  name: 'GetObject',
  parameters: [],
  run: (request) => {
    const object = request.bucket.get(request.key);
    if (object === undefined) throw createS3Error('NoSuchKey');
    return { status: 200, headers: toObjectHeaders(object, request), body: object.body };
  },
};
