import type { S3Object } from './bucket.ts';
import type { S3Request } from './operation.ts';
import { toTagHeaders } from './tags.ts';
import { toMetadataHeaders } from './user-metadata.ts';

/** The headers that describe an object; its checksums only where the request asks for them. */
export function toObjectHeaders(
  object: S3Object,
  { headers }: S3Request,
): Readonly<Record<string, string>> {
  const asksForChecksums = String(headers['x-amz-checksum-mode']).toUpperCase() === 'ENABLED';
  return {
    'Accept-Ranges': 'bytes',
    'Content-Length': String(object.body.length),
    'Content-Type': object.contentType,
    ETag: object.etag,
    'Last-Modified': new Date(object.modifiedAtMs).toUTCString(),
    ...object.encryption,
    ...toTagHeaders(object.tags),
    ...toMetadataHeaders(object.metadata),
    ...(asksForChecksums ? object.checksums : {}),
  };
}
