import { createHash } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bucket } from '../../src/services/bucket.ts';
import { CALL, PROFILE, useLocalServices } from './local-services.ts';

const local = useLocalServices();
let bucket: Bucket;

beforeEach(async () => {
  ({ bucket } = await local().create());
});

const store = (changes: object = {}) =>
  bucket.storeObject({ ...PROFILE, overwrite: false, ...changes }, CALL);

const BODY = `{
  "sub": "sub-of-ann",
  "username": "ann",
  "attributes": {
    "email": "ann@example.com",
    "given_name": "Ann"
  },
  "time": "2026-01-01T00:00:00.000Z",
  "batch": "spring"
}
`;

describe('an object', () => {
  it('is stored with the profile as JSON, under the key and with the marker of its row', async () => {
    const { storage } = local().aws.config;
    const etag = `"${createHash('md5').update(BODY).digest('hex')}"`;
    const key = 'users/sub-of-ann/profile.json';
    expect(await store()).toEqual({ bucket: storage.bucket, key, etag });
    expect((await local().books()).objects).toMatchObject([
      {
        key,
        etag,
        size: BODY.length,
        metadata: { 'cognito-onboard-batch': 'spring', 'cognito-onboard-sub': 'sub-of-ann' },
      },
    ]);
  });

  it('is not stored over another', async () => {
    await store();
    const again = store({ attributes: {} });
    await expect(again).rejects.toMatchObject({ failure: { code: 'OBJECT_EXISTS' } });
    expect((await local().books()).objects).toMatchObject([{ size: BODY.length }]);
  });

  it('is stored over another where that is wanted', async () => {
    const { etag } = await store();
    expect(await store({ attributes: {}, overwrite: true })).not.toMatchObject({ etag });
  });

  it('stays in its folder and takes any batch name, whatever a value holds', async () => {
    const { storage } = local().aws.config;
    const other = await local().create({ storage: { ...storage, key: 'users/{username}.json' } });
    const profile = { ...PROFILE, username: '../zoë ann', batch: 'Frühling 1/2' };
    const { key } = await other.bucket.storeObject({ ...profile, overwrite: false }, CALL);
    expect(key).toBe('users/..%2Fzo%C3%AB%20ann.json');
    expect(await other.bucket.checkObject(profile, CALL)).toMatchObject({
      key,
      ours: true,
      ofAnotherRow: false,
    });
  });

  it('fails the batch where the bucket is not there', async () => {
    const other = await local().create({ storage: { bucket: 'no-such-bucket' } });
    await expect(
      other.bucket.storeObject({ ...PROFILE, overwrite: false }, CALL),
    ).rejects.toMatchObject({ failure: { code: 'BUCKET_NOT_FOUND', scope: 'batch' } });
  });

  it('is stored once though the answer was lost', async () => {
    await local().disturb({ operation: 'PutObject', fault: 'lostReply', calls: [1] });
    await expect(store()).rejects.toMatchObject({ failure: { code: 'CONNECTION_LOST' } });
    await expect(store()).rejects.toMatchObject({ failure: { code: 'OBJECT_EXISTS' } });
    expect(await bucket.checkObject(PROFILE, CALL)).toMatchObject({
      ours: true,
      ofAnotherRow: false,
    });
  });
});

describe('the object that stands under a key', () => {
  it('is ours where bytes and marker are those of this row', async () => {
    const stored = await store();
    expect(await bucket.checkObject(PROFILE, CALL)).toEqual({
      ...stored,
      ours: true,
      ofAnotherRow: false,
    });
  });

  it.each([
    ['other bytes', { attributes: {} }],
    ['the marker of another batch', { batch: 'autumn' }],
    ['the bytes of another time', { startedAt: 1 }],
  ])('is not ours with %s', async (_, changes) => {
    const stored = await store(changes);
    expect(await bucket.checkObject(PROFILE, CALL)).toEqual({
      ...stored,
      ours: false,
      ofAnotherRow: false,
    });
  });

  it('is not ours without our marker, were the bytes the same', async () => {
    const { aws } = local();
    const { endpoint } = aws;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'key' };
    const client = new S3Client({
      endpoint,
      region: 'eu-west-1',
      credentials,
      forcePathStyle: true,
    });
    const { key } = await store();
    const ChecksumSHA256 = createHash('sha256').update(BODY).digest('base64');
    const object = { Bucket: aws.config.storage.bucket, Key: key, Body: BODY, ChecksumSHA256 };
    expect(await bucket.checkObject(PROFILE, CALL)).toHaveProperty('ours', true);
    await client.send(new PutObjectCommand(object));
    client.destroy();
    expect(await bucket.checkObject(PROFILE, CALL)).toHaveProperty('ours', false);
  });

  it('is none', async () => {
    await expect(bucket.checkObject(PROFILE, CALL)).rejects.toMatchObject({
      failure: { code: 'OBJECT_NOT_FOUND' },
    });
  });
});
