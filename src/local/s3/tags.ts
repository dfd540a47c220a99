import { createS3Error } from './s3-error.ts';

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
const MAX_TAGS = 10;
const MAX_KEY = 128;
const MAX_VALUE = 256;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * Reads `x-amz-tagging`, a URL query.
 *
 * @throws InvalidTag; InvalidArgument where a key comes twice
 */
export function parseTags(header: string | undefined): Tags {
  const tags = [...new URLSearchParams(header)];
  if (tags.length > MAX_TAGS) {
    throw createS3Error('InvalidTag', 'Object tags cannot be greater than 10');
  }
  for (const [key, value] of tags) assertTag(key, value);
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw createS3Error(
      'InvalidArgument',
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
    );
  }
  return Object.fromEntries(tags);
}

/** Shows how many tags there are, as AWS does where there are any. */
export function toTagHeaders(tags: Tags): Readonly<Record<string, string>> {
  const count = Object.keys(tags).length;
  return count === 0 ? {} : { 'x-amz-tagging-count': String(count) };
}

function assertTag(key: string, value: string): void {
  // `aws:` is for AWS's own tags.
  if (!isTagText(key, MAX_KEY) || key === '' || key.startsWith('aws:')) {
    throw createS3Error('InvalidTag', 'The TagKey you have provided is invalid');
  }
  if (!isTagText(value, MAX_VALUE)) {
    throw createS3Error('InvalidTag', 'The TagValue you have provided is invalid');
  }
}

function isTagText(text: string, maxLength: number): boolean {
  return text.length <= maxLength && ALLOWED.test(text);
}
