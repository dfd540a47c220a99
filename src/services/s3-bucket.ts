import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Config } from '../domain/config.ts';
import type { ProfileInput } from '../machines/calls.ts';
import type { Bucket } from './bucket.ts';
import { toClientConfig } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import type { Gate } from './gate.ts';
import { fillTemplate } from './template.ts';

interface S3BucketOptions {
  readonly client: S3Client;
  readonly gate: Gate;
  readonly storage: Config['storage'];
}

/** Makes the SDK's client; an endpoint of one's own is addressed by path. */
export function createS3Client(options: ClientOptions): S3Client {
  return new S3Client({ ...toClientConfig(options), forcePathStyle: options.endpoint !== null });
}

/** Makes the bucket of a configuration on Amazon S3. */
export function createS3Bucket({ client, gate, storage }: S3BucketOptions): Bucket {
  return {
    async storeObject({ overwrite, ...profile }, options) {
      const { Bucket, Key, Body, ChecksumSHA256, Metadata } = toObject(storage, profile);
      const command = new PutObjectCommand({
        Bucket,
        Key,
        Body,
        ChecksumSHA256,
        Metadata,
        ContentType: storage.contentType,
        ...(overwrite ? {} : { IfNoneMatch: '*' }),
      });
      const { ETag = '' } = await gate({
        operation: 'PutObject',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options,
      });
      return { bucket: Bucket, key: Key, etag: ETag };
    },

    async checkObject(profile, options) {
      const { Bucket, Key, ChecksumSHA256, Metadata } = toObject(storage, profile);
      const command = new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' });
      const found = await gate({
        operation: 'HeadObject',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options,
      });
      const hasMarker = Object.entries(Metadata).every(
        ([name, value]) => found.Metadata?.[name] === value,
      );
      return {
        bucket: Bucket,
        key: Key,
        etag: found.ETag ?? '',
        ours: hasMarker && found.ChecksumSHA256 === ChecksumSHA256,
      };
    },
  };
}

/** The same profile makes the same bytes at every attempt, so that a lost answer can be told from another's object. */
function toObject(storage: Config['storage'], profile: ProfileInput) {
  const Body = toBody(profile);
  return {
    Bucket: storage.bucket,
    Key: fillTemplate(storage.key, profile, encodeURIComponent),
    Body,
    ChecksumSHA256: createHash('sha256').update(Body).digest('base64'),
    Metadata: {
      'cognito-onboard-batch': encodeURIComponent(profile.batch),
      'cognito-onboard-sub': profile.sub,
    },
  };
}

function toBody({ sub, username, attributes, startedAt, batch }: ProfileInput): string {
  const time = new Date(startedAt).toISOString();
  return `${JSON.stringify({ sub, username, attributes, time, batch }, null, 2)}\n`;
}
