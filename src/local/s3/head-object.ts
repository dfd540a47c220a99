import { toMissingKey } from './permissions.ts';
import { toObjectHeaders } from './object-answer.ts';
import type { S3Operation } from './operation.ts';

/** HeadObject: the headers of GetObject and no body, not even that of an error. */
export const headObject: S3Operation = {
  name: 'HeadObject',
  parameters: [],
  run: (request) => {
    const object = request.bucket.get(request.key);
    if (object === undefined) throw toMissingKey(request, 'NotFound');
    return { status: 200, headers: toObjectHeaders(object, request), body: '' };
  },
};
