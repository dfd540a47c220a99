import { createHash } from 'node:crypto';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { Config } from '../domain/config.ts';
import type { ProfileInput } from '../machines/calls.ts';
import { asIs, escapeHeader, escapeTag, toBodyEscape } from './escape.ts';
import { fillTemplate } from './template.ts';

type Storage = Config['storage'];

/** JSON whose texts may hold placeholders. */
type JsonTemplate = Exclude<
  Extract<NonNullable<Storage['body']>, { readonly template: unknown }>['template'],
  string
>;

/** The template of a body; `null` stands for the profile as JSON. */
export type BodyTemplate = string | JsonTemplate | null;

/** The metadata by which an object is told to be of a batch, and of one of its rows. */
export const BATCH_MARKER = 'cognito-onboard-batch';
export const SUB_MARKER = 'cognito-onboard-sub';

/** Where an object lies, as every request for it says. */
export interface ObjectAddress {
  readonly Bucket: string;
  readonly Key: string;
  readonly ExpectedBucketOwner?: string;
}

/** An object as it is written: the same profile makes the same bytes at every attempt. */
export interface ObjectContent {
  readonly Body: string;
  readonly ChecksumSHA256: string;
  readonly marker: ObjectMarker;
}

/** Metadata by which the objects of a row are told from those of others. */
type ObjectMarker = Readonly<Record<string, string>>;

/** Makes the address of a row's object. */
export function toObjectAddress(storage: Storage, profile: ProfileInput): ObjectAddress {
  const { bucket, key, expectedBucketOwner } = storage;
  return {
    Bucket: bucket,
    Key: fillTemplate(key, profile, encodeKeyPart),
    ...(expectedBucketOwner !== null && { ExpectedBucketOwner: expectedBucketOwner }),
  };
}

/** Makes the content of a row's object, so that a lost answer can be told from another's object. */
export function toObjectContent(
  { contentType }: Storage,
  template: BodyTemplate,
  profile: ProfileInput,
): ObjectContent {
  const Body = toBody(template, profile, contentType);
  return {
    Body,
    ChecksumSHA256: createHash('sha256').update(Body).digest('base64'),
    marker: toObjectMarker(profile),
  };
}

function toObjectMarker({ batch, sub }: ProfileInput): ObjectMarker {
  return { [BATCH_MARKER]: encodeURIComponent(batch), [SUB_MARKER]: sub };
}

/** Tells whether the metadata of an object holds a row's marker. */
export function isMarked(metadata: ObjectMarker | undefined, marker: ObjectMarker): boolean {
  return [BATCH_MARKER, SUB_MARKER].every((name) => metadata?.[name] === marker[name]);
}

/** Makes the headers of a row's object that the configuration adds: type, metadata, tags, encryption. */
export function toObjectHeaders(
  { contentType, metadata, tags, encryption }: Storage,
  profile: ProfileInput,
): Pick<
  PutObjectCommandInput,
  | 'ContentType'
  | 'Metadata'
  | 'Tagging'
  | 'ServerSideEncryption'
  | 'SSEKMSKeyId'
  | 'BucketKeyEnabled'
> {
  const Tagging = new URLSearchParams(fillAll(tags, profile, escapeTag)).toString();
  return {
    ContentType: contentType,
    Metadata: fillAll(metadata, profile, escapeHeader),
    ...(Tagging !== '' && { Tagging }),
    ...(encryption !== null && {
      ServerSideEncryption: encryption.type,
      ...(encryption.kmsKeyId !== null && { SSEKMSKeyId: encryption.kmsKeyId }),
      ...(encryption.bucketKey && { BucketKeyEnabled: true }),
    }),
  };
}

/** An identity id holds a colon, which IAM's policy variable holds as it is. */
function encodeKeyPart(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':');
}

function fillAll(
  templates: Readonly<Record<string, string>>,
  profile: ProfileInput,
  escape: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, text]) => [
      name,
      escape(fillTemplate(text, profile, asIs)),
    ]),
  );
}

function toBody(template: BodyTemplate, profile: ProfileInput, contentType: string): string {
  if (template === null) return formatJson(toDefaultProfile(profile));
  if (typeof template === 'string') {
    return fillTemplate(template, profile, toBodyEscape(contentType));
  }
  const fill = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? fillTemplate(value, profile, asIs) : value;
  return formatJson(JSON.parse(JSON.stringify(template), fill));
}

function toDefaultProfile({ sub, username, attributes, startedAt, batch }: ProfileInput): object {
  return { sub, username, attributes, time: new Date(startedAt).toISOString(), batch };
}

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
