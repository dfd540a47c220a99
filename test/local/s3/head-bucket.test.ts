import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const ask = (Bucket: string, more: object = {}) =>
  rig().s3.send(new HeadBucketCommand({ Bucket, ...more }));

it('tells of a bucket that is there, and in which Region', async () => {
  expect(await ask(rig().objectBucket)).toMatchObject({
    BucketRegion: 'eu-west-1',
    $metadata: { httpStatusCode: 200 },
  });
});

it('tells by the status alone that there is no such bucket', async () => {
  expect(await toRefusal(ask('nowhere'))).toMatchObject({
    name: 'NotFound',
    $metadata: { httpStatusCode: 404 },
  });
});

it('tells by the status alone that the bucket is not for the caller', async () => {
  const refusal = await toRefusal(ask(rig().objectBucket, { ExpectedBucketOwner: '210987654321' }));
  expect(refusal).toMatchObject({ $metadata: { httpStatusCode: 403 } });
});
