import { GetObjectCommand, GetObjectTaggingCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const put = (Tagging?: string) =>
  rig().s3.send(
    new PutObjectCommand({ Bucket: rig().objectBucket, Key: 'key', Body: 'body', Tagging }),
  );

const tags = async (Key = 'key') =>
  (await rig().s3.send(new GetObjectTaggingCommand({ Bucket: rig().objectBucket, Key }))).TagSet;

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `key${index}=v`).join('&');

it('stores tags with an object and counts them', async () => {
  await put('team=caf%C3%A9+1&path=a%2Fb_c.d%3A%40%2B-%3D&empty=');
  expect(await tags()).toEqual([
    { Key: 'team', Value: 'café 1' },
    { Key: 'path', Value: 'a/b_c.d:@+-=' },
    { Key: 'empty', Value: '' },
  ]);
  const input = { Bucket: rig().objectBucket, Key: 'key' };
  expect(await rig().s3.send(new GetObjectCommand(input))).toMatchObject({ TagCount: 3 });
});

it('replaces the tags with the object', async () => {
  await put('team=a');
  await put();
  expect(await tags()).toEqual([]);
});

it.each([
  ['ten tags', many(10)],
  ['the longest key and value', `${'k'.repeat(128)}=${'v'.repeat(256)}`],
])('takes %s', async (_title, tagging) => {
  await put(tagging);
  expect(await tags()).not.toEqual([]);
});

it.each([
  ['eleven tags', many(11), 'InvalidTag'],
  ['a key too long', `${'k'.repeat(129)}=v`, 'InvalidTag'],
  ['a value too long', `k=${'v'.repeat(257)}`, 'InvalidTag'],
  ['a key without a character', '=v', 'InvalidTag'],
  ['a key of AWS', 'aws:k=v', 'InvalidTag'],
  ['a key that is not allowed', 'k%3F=v', 'InvalidTag'],
  ['a value that is not allowed', 'k=%2A', 'InvalidTag'],
  ['a key twice', 'k=1&k=2', 'InvalidArgument'],
])('refuses %s', async (_title, tagging, name) => {
  expect(await toRefusal(put(tagging))).toMatchObject({
    name,
    $metadata: { httpStatusCode: 400 },
  });
  expect((await rig().books()).objects).toEqual([]);
});

it('has no tags where there is no object', async () => {
  expect(await toRefusal(tags('missing'))).toMatchObject({ name: 'NoSuchKey' });
});
