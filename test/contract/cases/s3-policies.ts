import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import type { ContractCase } from '../contract-case.ts';
import type { Scene } from '../subject.ts';

const put = ({ s3, bucket: Bucket }: Scene, Policy: string) =>
  s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));

/** Bucket policies, none of which comes into force: the bucket stays as it is. */
export const S3_POLICY_CASES: readonly ContractCase[] = [
  {
    name: 'PutBucketPolicy refuses what is no JSON',
    play: (scene) => put(scene, 'policy'),
    expected: { error: 'MalformedPolicy', status: 400 },
  },
  {
    name: 'PutBucketPolicy refuses a statement without a principal',
    play: (scene) => {
      const Resource = `arn:aws:s3:::${scene.bucket}/*`;
      const Statement = [{ Effect: 'Allow', Action: 's3:PutObject', Resource }];
      return put(scene, JSON.stringify({ Version: '2012-10-17', Statement }));
    },
    expected: { error: 'MalformedPolicy', status: 400 },
  },
];
