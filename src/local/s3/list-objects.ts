import { formatXml } from '../xml.ts';
import type { S3Object } from './bucket.ts';
import type { S3Operation, S3Request } from './operation.ts';
import { createS3Error } from './s3-error.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
const MAX_KEYS = 1000;

/** ListObjectsV2: the keys of a bucket in order, page by page. */
export const listObjectsV2: S3Operation = {
  name: 'ListObjectsV2',
  parameters: ['list-type', 'prefix', 'start-after', 'continuation-token', 'max-keys'],
  run: (request) => {
    const { bucket, query } = request;
    const prefix = query.get('prefix') ?? '';
    const maxKeys = toMaxKeys(query.get('max-keys'));
    const found = bucket.entries({ prefix, after: toStart(request), maxKeys: maxKeys + 1 });
    const page = found.slice(0, maxKeys);
    const isTruncated = maxKeys > 0 && found.length > maxKeys;
    const content = {
      Name: bucket.name,
      Prefix: prefix,
      StartAfter: query.get('start-after') ?? undefined,
      ContinuationToken: query.get('continuation-token') ?? undefined,
      NextContinuationToken: isTruncated ? toToken(page.at(-1)?.[0] ?? '') : undefined,
      KeyCount: page.length,
      MaxKeys: maxKeys,
      IsTruncated: isTruncated,
      Contents: page.map(toContents),
    };
    const body = formatXml('ListBucketResult', content, NAMESPACE);
    return { status: 200, headers: { 'Content-Type': 'application/xml' }, body };
  },
};

function toMaxKeys(text: string | null): number {
  const maxKeys = Number(text ?? MAX_KEYS);
  if (Number.isInteger(maxKeys) && maxKeys >= 0) return Math.min(maxKeys, MAX_KEYS);
  throw createS3Error(
    'InvalidArgument',
    'Provided max-keys not an integer or within integer range',
  );
}

function toStart({ query }: S3Request): string {
  const token = query.get('continuation-token');
  if (token === null) return query.get('start-after') ?? '';
  const key = Buffer.from(token, 'base64url').toString();
  if (toToken(key) !== token) {
    throw createS3Error('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return key;
}

function toToken(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function toContents([key, object]: readonly [string, S3Object]): Record<string, string | number> {
  return {
    Key: key,
    LastModified: new Date(object.modifiedAtMs).toISOString(),
    ETag: object.etag,
    Size: object.body.length,
    StorageClass: 'STANDARD',
  };
}
