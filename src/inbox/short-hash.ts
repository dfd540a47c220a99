import { createHash } from 'node:crypto';

const LENGTH = 12;

/** Makes letters and digits of a text that tell it from others, for names that SES, S3 and IAM take. */
export function toShortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
}
