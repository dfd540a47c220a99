import type { Config } from '../domain/config.ts';
import { escapePattern, inRegion, toArn, toBucketArn } from './place.ts';
import type { Place } from './place.ts';
import { allow } from './statement.ts';
import type { IamStatement } from './statement.ts';

type Storage = Config['storage'];

/** Whatever may be a placeholder: a pattern that is too wide lets nothing fail. */
const PLACEHOLDER = /\{[^{}]*\}/;

/** Allows actions on every key that a row may have. */
export function allowObjects(
  { bucket, key }: Storage,
  place: Place,
  actions: readonly string[],
): IamStatement {
  const pattern = key.split(PLACEHOLDER).map(escapePattern).join('*');
  return allow('Objects', actions, { on: [toBucketArn(place, bucket, pattern)] });
}

/** Who may not list a bucket is told of no object that is missing: S3 answers 403 in place of 404. */
export function allowBucket(sid: string, { bucket }: Storage, place: Place): IamStatement {
  return allow(sid, ['s3:ListBucket'], { on: [toBucketArn(place, bucket)] });
}

/** Allows actions on the KMS key that the configuration names; that of AWS for S3 needs no permission. */
export function allowKey(
  { encryption, region }: Storage,
  place: Place,
  actions: readonly string[],
): readonly IamStatement[] {
  const id = encryption?.kmsKeyId ?? null;
  if (id === null) return [];
  return [allow('ObjectsKey', actions, toKey(id, inRegion(place, region)))];
}

/** An alias is no resource: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html */
function toKey(id: string, place: Place): Parameters<typeof allow>[2] {
  const [, before = null, alias] = /^(arn:.*:)?(alias\/.*)$/.exec(id) ?? [];
  if (alias === undefined)
    return { on: [id.startsWith('arn:') ? id : toArn(place, 'kms', `key/${id}`)] };
  return {
    on: [before === null ? toArn(place, 'kms', 'key/*') : `${before}key/*`],
    where: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } },
  };
}
