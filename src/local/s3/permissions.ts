import { allows, findRefused, formatRefusal } from '../iam/operator-policy.ts';
import { toListNeed, toS3Needs } from '../iam/s3-needs.ts';
import type { S3Request } from './operation.ts';
import { createS3Error } from './s3-error.ts';

/** What the role of the identity pool allows, below the user's own prefix. */
const USER_OPERATIONS = ['PutObject', 'GetObject', 'HeadObject'];

/** Refuses what the caller may not do. @throws AccessDenied */
export function authorize(operation: string, request: S3Request, objectBucket: string): void {
  const { ownPrefix } = request.caller;
  if (ownPrefix === undefined) return authorizeOperator(operation, request);
  const isOwn = request.bucket.name === objectBucket && request.key.startsWith(ownPrefix);
  if (!isOwn || !USER_OPERATIONS.includes(operation)) throw createS3Error('AccessDenied');
}

function authorizeOperator(operation: string, request: S3Request): void {
  const refused = findRefused(request.operatorPolicy, toS3Needs(operation, request));
  if (refused === undefined) return;
  const quoted = { ...refused, resource: `"${refused.resource}"` };
  throw createS3Error('AccessDenied', formatRefusal(quoted, request.owner.accountId));
}

/** What a missing key is answered with: whoever may not list the bucket must not learn that nothing is there. */
export function toMissingKey(request: S3Request, name: 'NoSuchKey' | 'NotFound'): Error {
  const { caller, operatorPolicy } = request;
  const mayList = caller.ownPrefix === undefined && allows(operatorPolicy, toListNeed(request));
  return createS3Error(mayList ? name : 'AccessDenied');
}
