import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, it, onTestFinished } from 'vitest';
import { createUserS3 } from '../identity/identity-rig.ts';
import { HOUR_MS, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const open = async (username: string) => {
  const user = await createUserS3(rig(), username);
  onTestFinished(() => user.s3.destroy());
  return user;
};

const put = (s3: S3Client, Key: string, Bucket = rig().objectBucket) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: 'body' }));

const DENIED = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

it('lets a user write and read below a prefix of their own, and books who wrote', async () => {
  const { identityId, s3 } = await open('bob');
  const address = { Bucket: rig().objectBucket, Key: `users/${identityId}/profile.json` };
  await put(s3, address.Key);
  const object = await s3.send(new GetObjectCommand(address));
  expect(await object.Body?.transformToString()).toBe('body');
  expect(await s3.send(new HeadObjectCommand(address))).toMatchObject({ ContentLength: 4 });
  await put(rig().s3, 'other');
  expect((await rig().books()).objects).toMatchObject([
    { key: 'other', writer: 'operator' },
    { key: address.Key, writer: identityId },
  ]);
});

it('keeps two identities out of each other’s prefix', async () => {
  const bob = await open('bob');
  const eve = await open('eve');
  await put(bob.s3, `users/${bob.identityId}/a`);
  expect(await toRefusal(put(eve.s3, `users/${bob.identityId}/a`))).toMatchObject(DENIED);
  expect(await toRefusal(put(bob.s3, `users/${eve.identityId}/a`))).toMatchObject(DENIED);
  const address = { Bucket: rig().objectBucket, Key: `users/${bob.identityId}/a` };
  expect(await toRefusal(eve.s3.send(new GetObjectCommand(address)))).toMatchObject(DENIED);
  expect((await rig().books()).objects).toMatchObject([{ writer: bob.identityId }]);
});

it.each(['a', 'users/', 'users/sub/a', '../users/x'])(
  'does not let a user write %s',
  async (key) => {
    const { s3 } = await open('bob');
    expect(await toRefusal(put(s3, key))).toMatchObject(DENIED);
  },
);

it('does not let a user write into the inbox', async () => {
  const { identityId, s3 } = await open('bob');
  const call = put(s3, `users/${identityId}/a`, rig().inboxBucket);
  expect(await toRefusal(call)).toMatchObject(DENIED);
});

it('does not let a user list, delete or read tags', async () => {
  const { identityId, s3 } = await open('bob');
  const address = { Bucket: rig().objectBucket, Key: `users/${identityId}/a` };
  await put(s3, address.Key);
  const calls = [
    s3.send(new ListObjectsV2Command({ Bucket: address.Bucket, Prefix: address.Key })),
    s3.send(new DeleteObjectCommand(address)),
    s3.send(new GetObjectTaggingCommand(address)),
  ];
  for (const call of calls) expect(await toRefusal(call)).toMatchObject(DENIED);
  expect((await rig().books()).objects).toHaveLength(1);
});

it('does not tell a user, who may not list, that a key is missing', async () => {
  const { identityId, s3 } = await open('bob');
  const address = { Bucket: rig().objectBucket, Key: `users/${identityId}/a` };
  expect(await toRefusal(s3.send(new GetObjectCommand(address)))).toMatchObject(DENIED);
  expect(await toRefusal(s3.send(new HeadObjectCommand(address)))).toMatchObject({
    $metadata: { httpStatusCode: 403 },
  });
});

it('refuses credentials that have expired', async () => {
  const { identityId, s3 } = await open('bob');
  rig().clock.nowMs += HOUR_MS - 1;
  await put(s3, `users/${identityId}/a`);
  rig().clock.nowMs += 1;
  expect(await toRefusal(put(s3, `users/${identityId}/b`))).toMatchObject({
    name: 'ExpiredToken',
    message: 'The provided token has expired.',
    $metadata: { httpStatusCode: 400 },
  });
});

it.each([
  [{ accessKeyId: 'ASIAAAAA' }, 'InvalidAccessKeyId', 403],
  [{ sessionToken: undefined }, 'InvalidAccessKeyId', 403],
  [{ sessionToken: 'other' }, 'InvalidToken', 400],
])('refuses credentials whose %j with %s', async (change, name, status) => {
  const { identityId, credentials } = await open('bob');
  const { endpoint } = rig().aws;
  const options = { endpoint, region: 'eu-west-1', maxAttempts: 1 };
  const { sessionToken, ...key } = { ...credentials, ...change };
  const s3 = new S3Client({
    ...options,
    credentials: sessionToken === undefined ? key : { ...key, sessionToken },
  });
  onTestFinished(() => s3.destroy());
  expect(await toRefusal(put(s3, `users/${identityId}/a`))).toMatchObject({
    name,
    $metadata: { httpStatusCode: status },
  });
});
