import { CopyObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { ContractCase } from '../contract-case.ts';
import { head, put, read, remove } from '../objects.ts';

const OTHER_BUCKET = 'no-bucket-of-that-name-5f0c1d';

/** PutObject, HeadObject, GetObject, CopyObject, DeleteObject, ListObjectsV2. */
export const S3_OBJECT_CASES: readonly ContractCase[] = [
  {
    name: 'HeadObject shows type, length and metadata, whose names are lower case',
    play: async (scene) => {
      await put(scene, { ContentType: 'application/json', Metadata: { Batch: 'spring' } });
      return head(scene);
    },
    expected: {
      answer: {
        ContentType: 'application/json',
        ContentLength: 4,
        ETag: '"841a2d689ad86bd1611447453c22c6fc"',
        Metadata: { batch: 'spring' },
      },
    },
  },
  {
    name: 'HeadObject tells of the encryption that S3 always does',
    play: async (scene) => {
      await put(scene);
      return head(scene);
    },
    expected: { answer: { ServerSideEncryption: 'AES256' } },
  },
  {
    name: 'HeadObject knows no other key',
    play: head,
    expected: { error: 'NotFound', status: 404 },
  },
  {
    name: 'HeadObject knows no other bucket',
    play: (scene) => head({ ...scene, bucket: OTHER_BUCKET }),
    expected: { error: 'NotFound', status: 404 },
  },
  {
    name: 'GetObject knows no other key',
    play: read,
    expected: { error: 'NoSuchKey', status: 404 },
  },
  {
    name: 'PutObject knows no other bucket',
    play: (scene) => put({ ...scene, bucket: OTHER_BUCKET }),
    expected: { error: 'NoSuchBucket', status: 404 },
  },
  {
    name: 'PutObject takes a key with spaces, signs and letters of any script',
    play: async (scene) => {
      const odd = { ...scene, key: `${scene.key}/ü 世界+a&b=c%?:` };
      await put(odd);
      const answer = await read(odd);
      await remove(odd);
      return answer;
    },
    expected: { answer: { text: 'body' } },
  },
  {
    name: 'PutObject takes an empty body',
    play: async (scene) => {
      await put(scene, { Body: '', ContentLength: 0 });
      return head(scene);
    },
    expected: { answer: { ContentLength: 0 } },
  },
  {
    name: 'PutObject refuses a key beyond 1024 bytes',
    play: (scene) => put({ ...scene, key: scene.key.padEnd(1025, 'k') }),
    expected: { error: 'KeyTooLongError', status: 400 },
  },
  {
    name: 'PutObject refuses metadata beyond 2 KB',
    play: (scene) => put(scene, { Metadata: { note: 'x'.repeat(2048) } }),
    expected: { error: 'MetadataTooLarge', status: 400 },
  },
  {
    name: 'PutObject refuses the bucket of another owner',
    play: (scene) => put(scene, { ExpectedBucketOwner: '000000000001' }),
    expected: { error: 'AccessDenied', status: 403 },
  },
  {
    name: 'PutObject refuses an encryption that there is not',
    play: (scene) => put(scene, { ServerSideEncryption: 'rot13' as 'AES256' }),
    expected: { error: 'InvalidArgument', status: 400 },
  },
  {
    name: 'PutObject refuses a KMS key that there is not',
    play: (scene) =>
      put(scene, { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/missing-contract-key' }),
    expected: { error: 'KMS.NotFoundException', status: 400 },
  },
  {
    name: 'DeleteObject succeeds where there is nothing',
    play: async (scene) => {
      const { $metadata } = await remove(scene);
      return { status: $metadata.httpStatusCode };
    },
    expected: { answer: { status: 204 } },
  },
  {
    name: 'DeleteObject deletes an object as it was found',
    play: async (scene) => {
      const { ETag } = await put(scene);
      const { $metadata } = await remove(scene, { IfMatch: ETag });
      return { status: $metadata.httpStatusCode };
    },
    expected: { answer: { status: 204 } },
  },
  {
    name: 'DeleteObject leaves an object that has changed',
    play: async (scene) => {
      await put(scene);
      return remove(scene, { IfMatch: '"00000000000000000000000000000000"' });
    },
    expected: { error: 'PreconditionFailed', status: 412 },
  },
  {
    name: 'CopyObject copies an object with its metadata',
    play: async (scene) => {
      const { s3, bucket: Bucket, key } = scene;
      await put(scene, { Metadata: { note: 'kept' } });
      const Key = `${key} copy`;
      const CopySource = `${Bucket}/${encodeURIComponent(key)}`;
      await s3.send(new CopyObjectCommand({ Bucket, Key, CopySource }));
      const { text } = await read({ ...scene, key: Key });
      const { Metadata } = await head({ ...scene, key: Key });
      await remove({ ...scene, key: Key });
      return { text, Metadata };
    },
    expected: { answer: { text: 'body', Metadata: { note: 'kept' } } },
  },
  {
    name: 'CopyObject finds nothing where there is nothing',
    play: (scene) => {
      const { s3, bucket: Bucket, key } = scene;
      const CopySource = `${Bucket}/missing-${encodeURIComponent(key)}`;
      return s3.send(new CopyObjectCommand({ Bucket, Key: key, CopySource }));
    },
    expected: { error: 'NoSuchKey', status: 404 },
  },
  {
    name: 'ListObjectsV2 gives keys in order, page by page',
    play: async (scene) => {
      const { s3, bucket: Bucket, key } = scene;
      for (const name of ['b', 'a', 'c']) await put({ ...scene, key: `${key}/${name}` });
      const input = { Bucket, Prefix: `${key}/`, MaxKeys: 2 };
      const first = await s3.send(new ListObjectsV2Command(input));
      const ContinuationToken = first.NextContinuationToken;
      const second = await s3.send(new ListObjectsV2Command({ ...input, ContinuationToken }));
      for (const name of ['b', 'a', 'c']) await remove({ ...scene, key: `${key}/${name}` });
      const keys = [first, second].map(({ Contents = [] }) =>
        Contents.map(({ Key = '' }) => Key.slice(key.length)).join(' '),
      );
      return { keys, isTruncated: [first.IsTruncated, second.IsTruncated] };
    },
    expected: { answer: { keys: ['/a /b', '/c'], isTruncated: [true, false] } },
  },
];
