import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { START_MS, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const put = (Key: string, Body: string | Readable, more: Partial<PutObjectCommandInput> = {}) =>
  rig().s3.send(new PutObjectCommand({ Bucket: rig().objectBucket, Key, Body, ...more }));

const read = async (Key: string) => {
  const object = await rig().s3.send(
    new GetObjectCommand({ Bucket: rig().objectBucket, Key, ChecksumMode: 'ENABLED' }),
  );
  return object.Body?.transformToString();
};

const head = (Key: string) =>
  rig().s3.send(
    new HeadObjectCommand({ Bucket: rig().objectBucket, Key, ChecksumMode: 'ENABLED' }),
  );

it('stores a body with its type, metadata and checksum', async () => {
  const answer = await put('users/1/profile.json', '{"a":"ü"}', {
    ContentType: 'application/json',
    Metadata: { Batch: 'spring' },
  });
  expect(answer.ETag).toBe(`"${createHash('md5').update('{"a":"ü"}').digest('hex')}"`);
  expect(await read('users/1/profile.json')).toBe('{"a":"ü"}');
  expect(await head('users/1/profile.json')).toMatchObject({
    ContentLength: 10,
    ContentType: 'application/json',
    ETag: answer.ETag,
    ChecksumCRC32: answer.ChecksumCRC32,
    LastModified: new Date(START_MS - (START_MS % 1000)),
    Metadata: { batch: 'spring' },
  });
});

it("takes a bucket for the account's own", async () => {
  await put('key', 'body', { ExpectedBucketOwner: '123456789012' });
  expect(await read('key')).toBe('body');
});

it('overwrites what stood under the key', async () => {
  await put('key', 'old');
  await put('key', 'new');
  expect(await read('key')).toBe('new');
});

it.each(['a b', 'a+b', 'ü/世界', 'a//b/', '../x', 'eu-west-1:1-2', '100%', 'a?b&c=d#e', '.'])(
  'takes the key %s as it is',
  async (key) => {
    await put(key, 'body');
    expect((await rig().books()).objects.map((object) => object.key)).toEqual([key]);
    expect(await read(key)).toBe('body');
  },
);

it('keeps the first object where only a new one is wanted', async () => {
  await put('key', 'first', { IfNoneMatch: '*' });
  expect(await toRefusal(put('key', 'second', { IfNoneMatch: '*' }))).toMatchObject({
    name: 'PreconditionFailed',
    $metadata: { httpStatusCode: 412 },
  });
  expect(await read('key')).toBe('first');
});

it.each([
  ['crc32', { ChecksumCRC32: 'AAAAAA==' }],
  ['crc32c', { ChecksumCRC32C: 'AAAAAA==' }],
  ['crc64nvme', { ChecksumCRC64NVME: 'AAAAAAAAAAA=' }],
  ['sha1', { ChecksumSHA1: createHash('sha1').update('other').digest('base64') }],
  ['sha256', { ChecksumSHA256: createHash('sha256').update('other').digest('base64') }],
  ['sha512', { ChecksumSHA512: createHash('sha512').update('other').digest('base64') }],
  ['md5', { ContentMD5: createHash('md5').update('other').digest('base64') }],
])('refuses a body whose %s does not match', async (_name, more) => {
  expect(await toRefusal(put('key', 'body', more))).toMatchObject({
    name: 'BadDigest',
    $metadata: { httpStatusCode: 400 },
  });
  expect((await rig().books()).objects).toEqual([]);
});

const ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

it.each(ALGORITHMS)('keeps a %s checksum', async (algorithm) => {
  const answer = await put('key', 'body', { ChecksumAlgorithm: algorithm });
  const name = `Checksum${algorithm}` as const;
  expect(answer[name]).toMatch(/=$/);
  expect((await head('key'))[name]).toBe(answer[name]);
});

it('shows no checksum where none is asked for', async () => {
  await put('key', 'body');
  const input = { Bucket: rig().objectBucket, Key: 'key' };
  const object = await rig().s3.send(new HeadObjectCommand(input));
  expect(object.ChecksumCRC32).toBeUndefined();
});

it('takes a stream, which comes in chunks with the checksum at the end', async () => {
  const parts = ['x'.repeat(100_000), 'y'.repeat(70_000), 'z'];
  await put('key', Readable.from(parts), { ContentLength: 170_001 });
  expect(await read('key')).toBe(parts.join(''));
  expect((await head('key')).ChecksumCRC32).toBeDefined();
});

it.each([
  ['in a chunk', '5\r\nhel'],
  ['between chunks', '3\r\nhel\r\n'],
  ['by a chunk', '3\r\nhel\r\n0\r\n\r\n'],
])('refuses a chunked body that is cut short %s', async (_title, body) => {
  const answer = await fetch(`${rig().aws.endpoint}/${rig().objectBucket}/key`, {
    method: 'PUT',
    headers: {
      Authorization: 'any',
      'Content-Encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '5',
    },
    body,
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('<Code>IncompleteBody</Code>');
});

it.each([
  ['KeyTooLongError', 'ü'.repeat(513), {}],
  ['MetadataTooLarge', 'key', { Metadata: { note: 'x'.repeat(2048) } }],
  ['NotImplemented', 'key', { IfNoneMatch: '"etag"' }],
  ['NotImplemented', 'key', { SSEKMSEncryptionContext: 'e30=' }],
  ['NotImplemented', 'key', { ChecksumXXHASH64: 'AAAAAAAAAAA=' }],
  ['AccessDenied', 'key', { ExpectedBucketOwner: '210987654321' }],
  ['NoSuchBucket', 'key', { Bucket: 'another-bucket' }],
])('answers %s', async (name, key, more) => {
  expect(await toRefusal(put(key, 'body', more))).toMatchObject({ name });
  expect((await rig().books()).objects).toEqual([]);
});
