import { formatXml } from '../xml.ts';
import { toMissingKey } from './permissions.ts';
import type { S3Operation } from './operation.ts';

/** GetObjectTagging: the tags of an object. */
export const getObjectTagging: S3Operation = {
  name: 'GetObjectTagging',
  parameters: ['tagging'],
  run: (request) => {
    const object = request.bucket.get(request.key);
    if (object === undefined) throw toMissingKey(request, 'NoSuchKey');
    const tags = Object.entries(object.tags).map(([Key, Value]) => ({ Key, Value }));
    const body = formatXml('Tagging', { TagSet: { Tag: tags } });
    return { status: 200, headers: { 'Content-Type': 'application/xml' }, body };
  },
};
