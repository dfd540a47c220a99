import type { Headers } from './checksums.ts';
import { createS3Error } from './s3-error.ts';

const PREFIX = 'x-amz-meta-';
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html: 2 KB of names and values.
const MAX_BYTES = 2048;

/** Reads the user metadata of an upload, by name without the prefix. @throws MetadataTooLarge */
export function parseMetadata(headers: Headers): Readonly<Record<string, string>> {
  const metadata = Object.entries(headers)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), String(value)] as const);
  const size = metadata.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (size > MAX_BYTES) throw createS3Error('MetadataTooLarge');
  return Object.fromEntries(metadata);
}

/** Writes user metadata as headers. */
export function toMetadataHeaders(
  metadata: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [PREFIX + name, value]),
  );
}
