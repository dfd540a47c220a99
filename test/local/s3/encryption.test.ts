import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const put = (more: Partial<PutObjectCommandInput>) =>
  rig().s3.send(
    new PutObjectCommand({ Bucket: rig().objectBucket, Key: 'key', Body: 'body', ...more }),
  );

const ARN = 'arn:aws:kms:eu-west-1:123456789012:key/1234';

it.each([
  ['nothing', {}, { ServerSideEncryption: 'AES256' }],
  ['AES256', { ServerSideEncryption: 'AES256' }, { ServerSideEncryption: 'AES256' }],
  [
    'the key of AWS',
    { ServerSideEncryption: 'aws:kms' },
    { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: expect.stringMatching(/^arn:.*:key\//) },
  ],
  [
    'a key by its id, with a bucket key',
    { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: '1234', BucketKeyEnabled: true },
    { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: ARN, BucketKeyEnabled: true },
  ],
  [
    'a key by its ARN',
    { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: ARN },
    { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: ARN },
  ],
  [
    'a key by an alias',
    { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/team' },
    { SSEKMSKeyId: 'arn:aws:kms:eu-west-1:123456789012:alias/team' },
  ],
] as const)('tells of encryption with %s on every answer', async (_title, input, expected) => {
  expect(await put(input)).toMatchObject(expected);
  const address = { Bucket: rig().objectBucket, Key: 'key' };
  expect(await rig().s3.send(new HeadObjectCommand(address))).toMatchObject(expected);
  expect(await rig().s3.send(new GetObjectCommand(address))).toMatchObject(expected);
});

it.each([
  ['InvalidArgument', { ServerSideEncryption: 'rot13' as 'AES256' }],
  ['InvalidArgument', { ServerSideEncryption: 'AES256', SSEKMSKeyId: '1234' }],
  ['InvalidArgument', { SSEKMSKeyId: '1234' }],
  ['KMS.NotFoundException', { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'missing' }],
  ['KMS.DisabledException', { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/disabled' }],
  ['KMS.KMSInvalidStateException', { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'pending' }],
] as const)('answers %s to %j', async (name, more) => {
  expect(await toRefusal(put(more))).toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  expect((await rig().books()).objects).toEqual([]);
});

it('refuses a bucket key that is neither on nor off', async () => {
  const answer = await fetch(`${rig().aws.endpoint}/${rig().objectBucket}/key`, {
    method: 'PUT',
    headers: {
      Authorization: 'any',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-bucket-key-enabled': 'maybe',
    },
    body: 'body',
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('<Code>InvalidArgument</Code>');
});
