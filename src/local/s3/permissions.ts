import type { S3Request } from './operation.ts';
import { createS3Error } from './s3-error.ts';

/** What the role of the identity pool allows, below the user's own prefix. */
const USER_OPERATIONS = ['PutObject', 'GetObject', 'HeadObject'];

/** Refuses what the caller may not do. @throws AccessDenied */
export function authorize(operation: string, request: S3Request, objectBucket: string): void {
  const { ownPrefix } = request.caller;
  if (ownPrefix === undefined) return;
  const isOwn = request.bucket.name === objectBucket && request.key.startsWith(ownPrefix);
  if (!isOwn || !USER_OPERATIONS.includes(operation)) throw createS3Error('AccessDenied');
}

/** What a missing key is answered with: whoever may not list the bucket must not learn that nothing is there. */
export function toMissingKey({ caller }: S3Request, name: 'NoSuchKey' | 'NotFound'): Error {
  return createS3Error(caller.ownPrefix === undefined ? name : 'AccessDenied');
}
