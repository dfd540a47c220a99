import { HeadBucketCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Config } from '../domain/config.ts';
import type { Gate } from './gate.ts';

interface S3BucketCheckOptions {
  readonly client: S3Client;
  readonly gate: Gate;
  readonly storage: Pick<Config['storage'], 'bucket' | 'expectedBucketOwner'>;
}

/** Looks at the bucket of the objects. @throws ServiceError where it is not there, in another Region or somebody else's */
export async function checkBucket(
  { client, gate, storage }: S3BucketCheckOptions,
  signal: AbortSignal,
): Promise<void> {
  const { bucket: Bucket, expectedBucketOwner } = storage;
  const owner = expectedBucketOwner === null ? {} : { ExpectedBucketOwner: expectedBucketOwner };
  const command = new HeadBucketCommand({ Bucket, ...owner });
  await gate({
    operation: 'HeadBucket',
    send: (abortSignal) => client.send(command, { abortSignal }),
    options: { signal, begun: true },
  });
}
