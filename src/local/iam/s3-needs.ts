import { toOwnKey } from '../s3/encryption.ts';
import type { S3Request } from '../s3/operation.ts';
import type { Facts } from './condition.ts';
import type { Need } from './operator-policy.ts';

type ToNeeds = (request: S3Request) => readonly Need[];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const NEEDS: Readonly<Record<string, ToNeeds>> = {
  CopyObject: (request) => [toCopied(request), onObject('PutObject', request)],
  DeleteObject: (request) => [onObject('DeleteObject', request)],
  GetBucketPolicy: (request) => [onBucket('GetBucketPolicy', request)],
  GetObject: (request) => [onObject('GetObject', request), ...toDecrypt(request)],
  GetObjectTagging: (request) => [onObject('GetObjectTagging', request)],
  HeadBucket: (request) => [toListNeed(request)],
  // An object's checksum is shown only to who may decrypt it.
  HeadObject: (request) => [
    onObject('GetObject', request),
    ...(request.headers['x-amz-checksum-mode'] === undefined ? [] : toDecrypt(request)),
  ],
  ListObjectsV2: (request) => [toListNeed(request, toPrefix(request))],
  PutBucketPolicy: (request) => [onBucket('PutBucketPolicy', request)],
  PutObject: toPut,
};

/** Tells what an operation of S3 needs of whoever is no user of the identity pool. */
export function toS3Needs(operation: string, request: S3Request): readonly Need[] {
  const toNeeds = NEEDS[operation];
  if (toNeeds === undefined) throw new Error(`Expected to know what ${operation} needs`);
  return toNeeds(request);
}

/** What it takes to be told that an object is not there. */
export function toListNeed({ bucket }: Pick<S3Request, 'bucket'>, facts: Facts = {}): Need {
  return { ...onBucket('ListBucket', { bucket }), facts };
}

function toPut(request: S3Request): readonly Need[] {
  const { headers, owner } = request;
  return [
    onObject('PutObject', request),
    ...(headers['x-amz-tagging'] === undefined ? [] : [onObject('PutObjectTagging', request)]),
    ...onKey('GenerateDataKey', toOwnKey(headers, owner)),
  ];
}

function toDecrypt({ bucket, key, owner }: S3Request): readonly Need[] {
  return onKey('Decrypt', toOwnKey(bucket.get(key)?.encryption ?? {}, owner));
}

function toCopied({ headers }: S3Request): Need {
  const source = decodeURIComponent(String(headers['x-amz-copy-source'])).replace(/^\//, '');
  return { action: 's3:GetObject', resource: `arn:aws:s3:::${source}` };
}

function toPrefix({ query }: S3Request): Facts {
  const prefix = query.get('prefix');
  return prefix === null ? {} : { 's3:prefix': prefix };
}

function onBucket(name: string, { bucket }: Pick<S3Request, 'bucket'>): Need {
  return { action: `s3:${name}`, resource: `arn:aws:s3:::${bucket.name}` };
}

function onObject(name: string, { bucket, key }: S3Request): Need {
  return { action: `s3:${name}`, resource: `arn:aws:s3:::${bucket.name}/${key}` };
}

/** An alias is no resource: the key behind it is, whatever its id. */
function onKey(name: string, arn: string | undefined): readonly Need[] {
  if (arn === undefined) return [];
  const [, before = '', alias = ''] = /^(.*:)(alias\/.*)$/.exec(arn) ?? [];
  const resource = alias === '' ? arn : `${before}key/of-${alias.slice('alias/'.length)}`;
  return [{ action: `kms:${name}`, resource, facts: { 'kms:resourcealiases': alias } }];
}
