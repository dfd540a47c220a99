import { formatXml } from '../xml.ts';
import type { S3Operation, S3Request } from './operation.ts';
import { createS3Error } from './s3-error.ts';
import type { S3Object } from './bucket.ts';

/** Headers that would change what is stored; to ignore one would be to lie. */
const UNSUPPORTED = /^x-amz-(metadata-directive|tagging-directive|copy-source-.+)$/;

/**
 * CopyObject: an object under another key, with its metadata and tags:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export const copyObject: S3Operation = {
  name: 'CopyObject',
  parameters: [],
  run: (request) => {
    const { bucket, key, headers, nowMs, caller } = request;
    if (Object.keys(headers).some((name) => UNSUPPORTED.test(name))) {
      throw createS3Error('NotImplemented');
    }
    const source = findSource(request);
    bucket.put(key, { ...source, modifiedAtMs: nowMs, writer: caller.writer });
    const content = { ETag: source.etag, LastModified: new Date(nowMs).toISOString() };
    return {
      status: 200,
      headers: { 'Content-Type': 'application/xml' },
      body: formatXml('CopyObjectResult', content),
    };
  },
};

/** The header holds `bucket/key`, with or without a slash before it. */
function findSource({ headers, buckets }: S3Request): S3Object {
  const source = decodeURIComponent(String(headers['x-amz-copy-source'])).replace(/^\//, '');
  const slash = source.indexOf('/');
  const bucket = buckets.get(source.slice(0, slash));
  if (bucket === undefined) throw createS3Error('NoSuchBucket');
  const found = bucket.get(source.slice(slash + 1));
  if (found === undefined) throw createS3Error('NoSuchKey');
  return found;
}
