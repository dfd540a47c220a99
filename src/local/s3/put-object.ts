import { createHash } from 'node:crypto';
import { assertChecksums } from './checksums.ts';
import { parseEncryption } from './encryption.ts';
import type { S3Operation, S3Request } from './operation.ts';
import { readRequestBody } from './request-body.ts';
import { createS3Error } from './s3-error.ts';
import { parseTags } from './tags.ts';
import { parseMetadata } from './user-metadata.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
const MAX_KEY_BYTES = 1024;

/** Headers that would change what is stored; to ignore one would be to lie. */
const UNSUPPORTED = [
  'x-amz-server-side-encryption-context',
  'x-amz-server-side-encryption-customer-algorithm',
  'if-match',
];

/**
 * PutObject, with `If-None-Match: *` as "only where there is none":
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export const putObject: S3Operation = {
  name: 'PutObject',
  parameters: [],
  run: (request) => {
    const { bucket, key, headers } = request;
    assertSupported(request);
    const body = readRequestBody(request);
    const checksums = assertChecksums(body.bytes, body.headers);
    const tags = parseTags(headers['x-amz-tagging']?.toString());
    const metadata = parseMetadata(headers);
    const encryption = parseEncryption(headers, request.owner);
    if (headers['if-none-match'] === '*' && bucket.get(key) !== undefined) {
      throw createS3Error('PreconditionFailed');
    }
    const etag = `"${createHash('md5').update(body.bytes).digest('hex')}"`;
    bucket.put(key, {
      body: body.bytes,
      etag,
      contentType: headers['content-type'] ?? 'binary/octet-stream',
      metadata,
      checksums,
      tags,
      encryption,
      modifiedAtMs: request.nowMs,
      writer: request.caller.writer,
    });
    return { status: 200, headers: { ETag: etag, ...checksums, ...encryption }, body: '' };
  },
};

function assertSupported({ key, headers }: S3Request): void {
  const condition = headers['if-none-match'];
  if (UNSUPPORTED.some((name) => headers[name] !== undefined))
    throw createS3Error('NotImplemented');
  if (condition !== undefined && condition !== '*') throw createS3Error('NotImplemented');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw createS3Error('KeyTooLongError');
}
