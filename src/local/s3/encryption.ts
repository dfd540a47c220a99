import type { Headers } from './checksums.ts';
import { createS3Error } from './s3-error.ts';

/** Whose KMS keys there are. */
interface KeyOwner {
  readonly region: string;
  readonly accountId: string;
}

const PREFIX = 'x-amz-server-side-encryption';
const KEY_ID = `${PREFIX}-aws-kms-key-id`;
const BUCKET_KEY = `${PREFIX}-bucket-key-enabled`;

/** The key of AWS for S3, in every account its own. */
const AWS_KEY = 'c0ffee00-0000-4000-8000-000000000000';

/** A rehearsal names the state of a key in its id; every other key is there and enabled. */
const KEY_FAULTS: readonly (readonly [
  word: string,
  name: string,
  text: (arn: string) => string,
])[] = [
  ['missing', 'KMS.NotFoundException', (arn) => `Key '${arn}' does not exist`],
  ['disabled', 'KMS.DisabledException', (arn) => `${arn} is disabled.`],
  ['pending', 'KMS.KMSInvalidStateException', (arn) => `${arn} is pending deletion.`],
];

/**
 * Reads how an upload is to be encrypted: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 *
 * @returns The headers that tell of it, to be stored and answered
 * @throws InvalidArgument; KMS.NotFoundException, KMS.DisabledException, KMS.KMSInvalidStateException
 */
export function parseEncryption(
  headers: Headers,
  owner: KeyOwner,
): Readonly<Record<string, string>> {
  const algorithm = String(headers[PREFIX] ?? 'AES256');
  if (!['AES256', 'aws:kms', 'aws:kms:dsse'].includes(algorithm)) {
    throw createS3Error('InvalidArgument', 'The encryption method specified is not supported');
  }
  const bucketKey = String(headers[BUCKET_KEY] ?? 'false');
  if (!['true', 'false'].includes(bucketKey)) {
    throw createS3Error('InvalidArgument', `${BUCKET_KEY} is not a boolean`);
  }
  const keyId = headers[KEY_ID];
  if (algorithm === 'AES256') {
    assertNoKey(keyId);
    return { [PREFIX]: algorithm };
  }
  const arn = toKeyArn(String(keyId ?? AWS_KEY), owner);
  assertUsable(arn);
  return {
    [PREFIX]: algorithm,
    [KEY_ID]: arn,
    ...(bucketKey === 'true' ? { [BUCKET_KEY]: bucketKey } : {}),
  };
}

/** The ARN of the key that headers name; that of AWS is everybody's who may use S3. */
export function toOwnKey(headers: Headers, owner: KeyOwner): string | undefined {
  const keyId = headers[KEY_ID];
  const arn = keyId === undefined ? undefined : toKeyArn(String(keyId), owner);
  return arn?.endsWith(AWS_KEY) === true ? undefined : arn;
}

function assertNoKey(keyId: unknown): void {
  if (keyId === undefined) return;
  throw createS3Error(
    'InvalidArgument',
    'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
  );
}

function toKeyArn(keyId: string, { region, accountId }: KeyOwner): string {
  if (keyId.startsWith('arn:')) return keyId;
  const resource = keyId.startsWith('alias/') ? keyId : `key/${keyId}`;
  return `arn:aws:kms:${region}:${accountId}:${resource}`;
}

function assertUsable(arn: string): void {
  for (const [word, name, toText] of KEY_FAULTS) {
    if (arn.includes(word)) throw createS3Error(name, toText(arn));
  }
}
