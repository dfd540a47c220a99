import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Config } from '../domain/config.ts';
import type { ProfileInput } from '../machines/calls.ts';
import type { Bucket } from './bucket.ts';
import { toClientConfig } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import type { Gate } from './gate.ts';
import type { UserCredentials } from './identity-pool.ts';
import { reuseMiddleware } from './reuse-middleware.ts';
import { createObjectRemoval } from './s3-object-removal.ts';
import {
  BATCH_MARKER,
  SUB_MARKER,
  isMarked,
  toObjectAddress,
  toObjectContent,
  toObjectHeaders,
} from './s3-object.ts';
import type { BodyTemplate } from './s3-object.ts';

interface S3BucketOptions {
  readonly clients: S3Clients;
  readonly gate: Gate;
  readonly storage: Config['storage'];
  readonly template: BodyTemplate;
}

/** The operator's client, and clients of users that share its connections. */
export interface S3Clients {
  readonly operator: S3Client;
  readonly ofUser: (credentials: UserCredentials) => S3Client;
}

/** Makes the SDK's client; an endpoint of one's own is addressed by path. */
export function createS3Client(options: ClientOptions): S3Client {
  return reuseMiddleware(new S3Client(toS3Config(options)));
}

/** Makes the SDK's clients; one more client takes about 0.1 ms. */
export function createS3Clients(options: ClientOptions): S3Clients {
  const operator = createS3Client(options);
  const { requestHandler } = operator.config;
  return {
    operator,
    ofUser: (credentials) =>
      new S3Client({ ...toS3Config(options), requestHandler, credentials: { ...credentials } }),
  };
}

function toS3Config(options: ClientOptions): S3ClientConfig {
  return { ...toClientConfig(options), forcePathStyle: options.endpoint !== null };
}

/** Makes the bucket of a configuration on Amazon S3. */
export function createS3Bucket({ clients, gate, storage, template }: S3BucketOptions): Bucket {
  const clientOf = (credentials: UserCredentials | undefined): S3Client =>
    credentials === undefined ? clients.operator : clients.ofUser(credentials);

  return {
    ...createObjectRemoval({ client: clients.operator, gate, storage, template }),

    async storeObject({ overwrite, ...profile }, { credentials, ...options }) {
      const condition = overwrite ? {} : { IfNoneMatch: '*' };
      const object = toObject(storage, template, profile);
      const command = new PutObjectCommand({ ...object, ...condition });
      const { ETag = '' } = await gate({
        operation: 'PutObject',
        send: (abortSignal) => clientOf(credentials).send(command, { abortSignal }),
        options,
        secrets: toSecrets(credentials),
      });
      return { bucket: object.Bucket, key: object.Key, etag: ETag };
    },

    async checkObject(profile, { credentials, ...options }) {
      const address = toObjectAddress(storage, profile);
      const { marker, ChecksumSHA256 } = toObjectContent(storage, template, profile);
      const command = new HeadObjectCommand({ ...address, ChecksumMode: 'ENABLED' });
      const found = await gate({
        operation: 'HeadObject',
        send: (abortSignal) => clientOf(credentials).send(command, { abortSignal }),
        options,
        secrets: toSecrets(credentials),
      });
      const isSame = (name: string): boolean => found.Metadata?.[name] === marker[name];
      return {
        bucket: address.Bucket,
        key: address.Key,
        etag: found.ETag ?? '',
        ours: isMarked(found.Metadata, marker) && found.ChecksumSHA256 === ChecksumSHA256,
        ofAnotherRow: isSame(BATCH_MARKER) && !isSame(SUB_MARKER),
      };
    },
  };
}

function toObject(storage: Config['storage'], template: BodyTemplate, profile: ProfileInput) {
  const { marker, ...content } = toObjectContent(storage, template, profile);
  const { Metadata, ...headers } = toObjectHeaders(storage, profile);
  return {
    ...toObjectAddress(storage, profile),
    ...content,
    ...headers,
    Metadata: { ...Metadata, ...marker },
  };
}

function toSecrets(credentials: UserCredentials | undefined): readonly string[] {
  return credentials === undefined
    ? []
    : [credentials.secretAccessKey, credentials.sessionToken, credentials.accessKeyId];
}
