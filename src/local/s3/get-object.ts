import { toMissingKey } from './permissions.ts';
import { toObjectHeaders } from './object-answer.ts';
import type { S3Operation } from './operation.ts';

/** GetObject: always the whole object. */
export const getObject: S3Operation = {
  name: 'GetObject',
  parameters: [],
  run: (request) => {
    const object = request.bucket.get(request.key);
    if (object === undefined) throw toMissingKey(request, 'NoSuchKey');
    return { status: 200, headers: toObjectHeaders(object, request), body: object.body };
  },
};
