import { GetBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { BucketPolicy } from './bucket-policy.ts';
import type { Gate } from './gate.ts';

interface S3BucketPolicyOptions {
  readonly client: S3Client;
  readonly gate: Gate;
  readonly bucket: string;
}

/** Makes the policy of a bucket on Amazon S3. */
export function createS3BucketPolicy({
  client,
  gate,
  bucket: Bucket,
}: S3BucketPolicyOptions): BucketPolicy {
  return {
    read: (signal) =>
      gate({
        operation: 'GetBucketPolicy',
        send: async (abortSignal) => {
          try {
            const command = new GetBucketPolicyCommand({ Bucket });
            return (await client.send(command, { abortSignal })).Policy ?? null;
          } catch (error) {
            // A bucket without a policy is none that failed.
            if (error instanceof Error && error.name === 'NoSuchBucketPolicy') return null;
            throw error;
          }
        },
        options: { signal, begun: true },
      }),
    async write(Policy, signal) {
      const command = new PutBucketPolicyCommand({ Bucket, Policy });
      await gate({
        operation: 'PutBucketPolicy',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options: { signal, begun: true },
      });
    },
  };
}
