import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Config } from '../domain/config.ts';
import type { StoredObject } from '../domain/outcome.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { FindObjectInput } from '../machines/offboarding-calls.ts';
import type { Bucket } from './bucket.ts';
import type { Gate } from './gate.ts';
import { isMarked, toObjectAddress, toObjectContent } from './s3-object.ts';
import type { BodyTemplate } from './s3-object.ts';

interface ObjectRemovalOptions {
  readonly client: S3Client;
  readonly gate: Gate;
  readonly storage: Config['storage'];
  readonly template: BodyTemplate;
}

/** Makes the part of a bucket that finds and deletes what a row wrote. */
export function createObjectRemoval({
  client,
  gate,
  storage,
  template,
}: ObjectRemovalOptions): Pick<Bucket, 'findObject' | 'deleteObject'> {
  const toAddress = ({ bucket, key }: Pick<StoredObject, 'bucket' | 'key'>) => ({
    ...(storage.expectedBucketOwner !== null && {
      ExpectedBucketOwner: storage.expectedBucketOwner,
    }),
    Bucket: bucket,
    Key: key,
  });

  return {
    async findObject({ profile, storedObject }, options) {
      const address =
        storedObject === null ? toObjectAddress(storage, profile) : toAddress(storedObject);
      const { marker, ChecksumSHA256 } = toObjectContent(storage, template, profile);
      const command = new HeadObjectCommand({ ...address, ChecksumMode: 'ENABLED' });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      try {
        const found = await gate({ operation: 'HeadObject', send, options });
        const object = { bucket: address.Bucket, key: address.Key, etag: found.ETag ?? '' };
        const isSame = found.ChecksumSHA256 === ChecksumSHA256;
        const isOurs =
          isMarked(found.Metadata, marker) && (isSame || isWritten(object, storedObject));
        return { exists: true, object, ours: isOurs };
      } catch (error) {
        if (isMissing(error)) return { exists: false };
        throw error;
      }
    },

    async deleteObject(object, options) {
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
      const command = new DeleteObjectCommand({ ...toAddress(object), IfMatch: object.etag });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await gate({ operation: 'DeleteObject', send, options });
    },
  };
}

/** The body may be another one by the configuration of now. */
function isWritten({ etag }: StoredObject, stored: FindObjectInput['storedObject']): boolean {
  return stored?.isWritten === true && stored.etag === etag;
}

function isMissing(error: unknown): boolean {
  return error instanceof ServiceError && error.failure.code === 'OBJECT_NOT_FOUND';
}
