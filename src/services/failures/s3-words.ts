import type { FailureCode } from '../../domain/failure.ts';
import type { FailedCall } from './failed-call.ts';
import { quote, toBucketSection, toRegionKey } from './failure-phrases.ts';
import type { Words } from './failure-words.ts';

/** What the failures of S3 mean. */
export const S3_WORDS = {
  OBJECT_EXISTS: (call) =>
    `An object already stands under this key${quote(' in bucket', call.target.bucket)}. Whose it is must be looked up; then \`storage.onExisting\` decides.`,
  OBJECT_NOT_FOUND: (call) =>
    `S3 found no object under this key${quote(' in bucket', call.target.bucket)} at ${call.operation}.`,
  OBJECT_REFUSED: (call) =>
    `S3 refused ${call.operation} of this object${quote(' in bucket', call.target.bucket)}. ${toObjectMend(call)}`,
  WRITE_CONFLICT: (call) =>
    `Somebody else wrote to the same key${quote(' in bucket', call.target.bucket)} during ${call.operation}. The call is made again.`,
  BODY_DAMAGED: (call) =>
    `S3 received another body than ${call.operation} announced: it was damaged on the way. The call is made again.`,
  BUCKET_NOT_FOUND: (call) =>
    `S3 knows no bucket${quote('', call.target.bucket)}. Check \`${toBucketSection(call)}.bucket\` in the configuration.`,
  BUCKET_REGION: (call) =>
    `Bucket${quote('', call.target.bucket)} is not${quote(' in Region', call.target.region)} where ${call.operation} looked for it. Check \`${toRegionKey(call)}\` in the configuration.`,
  POLICY_REFUSED: (call) =>
    `S3 refused the policy${quote(' of bucket', call.target.bucket)} at ${call.operation}. Check the statements that stand in it already, and its size of at most 20 KB.`,
  ENCRYPTION_KEY: (call) =>
    `The KMS key of bucket${quote('', call.target.bucket)} cannot be used for ${call.operation}. Enable the key, or give the bucket another one.`,
} as const satisfies Partial<Record<FailureCode, Words>>;

function toObjectMend(call: FailedCall): string {
  if (toBucketSection(call) === 'confirmation.inbox') return 'It may be archived.';
  return 'Check `storage.key`, `storage.tags`, `storage.metadata`, the size of the attributes, and the rules of the bucket.';
}
