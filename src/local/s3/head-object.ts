import { toObjectHeaders } from './object-answer.ts';
import type { S3Operation } from './operation.ts';
import { createS3Error } from './s3-error.ts';

/** HeadObject: the headers of GetObject and no body, not even that of an error. */
export const headObject: S3Operation = {
  name: 'HeadObject',
  parameters: [],
  run: (request) => {
    const object = request.bucket.get(request.key);
    if (object === undefined) throw createS3Error('NotFound');
    return { status: 200, headers: toObjectHeaders(object, request), body: '' };
  },
};
