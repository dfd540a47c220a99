import { GetBucketAclCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const get = (path: string, headers: Record<string, string> = { Authorization: 'any' }) =>
  fetch(`${rig().aws.endpoint}${path}`, { headers });

it('says of an operation that it does not implement it', async () => {
  const command = new GetBucketAclCommand({ Bucket: rig().objectBucket });
  expect(await toRefusal(rig().s3.send(command))).toMatchObject({
    name: 'NotImplemented',
    $metadata: { httpStatusCode: 501 },
  });
});

it('says so to HEAD without a body', async () => {
  const command = new HeadObjectCommand({
    Bucket: rig().objectBucket,
    Key: 'key',
    VersionId: '1',
  });
  expect(await toRefusal(rig().s3.send(command))).toMatchObject({
    $metadata: { httpStatusCode: 501 },
  });
});

it('does not list buckets', async () => {
  expect((await get('/')).status).toBe(501);
});

it('refuses a call without a signature', async () => {
  const answer = await get(`/${rig().objectBucket}/key`, {});
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
});

it('refuses an address that cannot be decoded', async () => {
  const answer = await get(`/${rig().objectBucket}/%E0%A4%A`);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('<Code>InvalidURI</Code>');
});

it('carries a request id, the same in header and body', async () => {
  const answer = await get(`/${rig().objectBucket}/key`);
  const id = answer.headers.get('x-amz-request-id');
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('x-amzn-RequestId')).toBe(id);
  expect(await answer.text()).toContain(`<RequestId>${id}</RequestId>`);
});
