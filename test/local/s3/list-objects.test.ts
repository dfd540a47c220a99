import {
  DeleteObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { ListObjectsV2CommandInput } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { START_MS, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const put = (Key: string) =>
  rig().s3.send(new PutObjectCommand({ Bucket: rig().objectBucket, Key, Body: 'body' }));

const list = (more: Partial<ListObjectsV2CommandInput> = {}) =>
  rig().s3.send(new ListObjectsV2Command({ Bucket: rig().objectBucket, ...more }));

const keys = async (more: Partial<ListObjectsV2CommandInput> = {}) =>
  (await list(more)).Contents?.map(({ Key }) => Key);

it('lists keys in order, whatever order they came in', async () => {
  for (const key of ['b', 'a/2', 'c', 'a/1']) await put(key);
  expect(await keys()).toEqual(['a/1', 'a/2', 'b', 'c']);
  await put('a/0');
  expect(await keys()).toEqual(['a/0', 'a/1', 'a/2', 'b', 'c']);
});

it('tells what each object is', async () => {
  await put('a & <b>');
  const answer = await list();
  expect(answer).toMatchObject({ Name: rig().objectBucket, KeyCount: 1, IsTruncated: false });
  expect(answer.Contents).toEqual([
    {
      Key: 'a & <b>',
      Size: 4,
      ETag: '"841a2d689ad86bd1611447453c22c6fc"',
      LastModified: new Date(START_MS),
      StorageClass: 'STANDARD',
    },
  ]);
});

it.each([
  [{ Prefix: 'a/' }, ['a/1', 'a/2']],
  [{ Prefix: 'a/', StartAfter: 'a/1' }, ['a/2']],
  [{ StartAfter: 'a/1x' }, ['a/2', 'b']],
  [{ Prefix: 'b', StartAfter: 'a' }, ['b']],
  [{ StartAfter: 'b' }, undefined],
  [{ Prefix: 'x' }, undefined],
  [{ MaxKeys: 0 }, undefined],
])('narrows a listing by %j', async (more, expected) => {
  for (const key of ['a/1', 'a/2', 'b']) await put(key);
  expect(await keys(more)).toEqual(expected);
});

it('gives every key once over pages, whatever comes in meanwhile', async () => {
  const expected = Array.from({ length: 7 }, (_, index) => `in/${index}`);
  for (const key of expected) await put(key);
  const found: (string | undefined)[] = [];
  const input = { Bucket: rig().objectBucket, Prefix: 'in/' };
  for await (const page of paginateListObjectsV2({ client: rig().s3, pageSize: 3 }, input)) {
    found.push(...(page.Contents ?? []).map(({ Key }) => Key));
    await put('in/00');
  }
  expect(found).toEqual(expected);
});

it('does not list what was deleted, and lists once what came back', async () => {
  for (const key of ['b', 'a']) await put(key);
  const input = { Bucket: rig().objectBucket, Key: 'b' };
  await rig().s3.send(new DeleteObjectCommand(input));
  expect(await keys()).toEqual(['a']);
  await put('b');
  expect(await keys()).toEqual(['a', 'b']);
});

it('gives a thousand keys at most', async () => {
  expect((await list({ MaxKeys: 5000 })).MaxKeys).toBe(1000);
});

it.each([
  [{ MaxKeys: -1 }, 'InvalidArgument'],
  [{ ContinuationToken: '!' }, 'InvalidArgument'],
  [{ Delimiter: '/' }, 'NotImplemented'],
  [{ Bucket: 'another-bucket' }, 'NoSuchBucket'],
])('refuses %j with %s', async (more, name) => {
  expect(await toRefusal(list(more))).toMatchObject({ name });
});
