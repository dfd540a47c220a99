import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectTaggingCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import type { Bucket } from '../../src/services/bucket.ts';
import { CALL, PROFILE, useLocalServices } from './local-services.ts';

const local = useLocalServices();

type Storage = Partial<ConfigInput['storage']>;

const ZOE = { ...PROFILE, attributes: { ...PROFILE.attributes, name: 'Zoë & "Co"' } };
const KEY = 'users/sub-of-ann/profile.json';

async function open(changes: Storage): Promise<Bucket> {
  const { storage } = local().aws.config;
  return (await local().create({ storage: { ...storage, ...changes } })).bucket;
}

async function store(changes: Storage): Promise<Bucket> {
  const bucket = await open(changes);
  await bucket.storeObject({ ...ZOE, overwrite: false }, CALL);
  return bucket;
}

/** A client of its own, so that what was stored is told by S3 alone. */
function createClient(): S3Client {
  const { endpoint } = local().aws;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'key' };
  const client = new S3Client({
    endpoint,
    region: 'eu-west-1',
    credentials,
    forcePathStyle: true,
  });
  onTestFinished(() => client.destroy());
  return client;
}

const address = () => ({ Bucket: local().aws.config.storage.bucket, Key: KEY });

const head = () => createClient().send(new HeadObjectCommand(address()));

function readBody(): string {
  const { Bucket, Key } = address();
  return Buffer.from(local().aws.readObject(Bucket, Key) ?? []).toString();
}

describe('an object', () => {
  it('has the metadata of the configuration beside the marker of its row', async () => {
    await store({ metadata: { name: '{name}', batch: 'of {username}' } });
    expect((await head()).Metadata).toEqual({
      name: 'Zo%C3%AB & "Co"',
      batch: 'of ann',
      'cognito-onboard-batch': 'spring',
      'cognito-onboard-sub': 'sub-of-ann',
    });
  });

  it('cannot be given the marker of another row by metadata', async () => {
    const bucket = await store({ metadata: { 'cognito-onboard-sub': 'forged' } });
    expect(await bucket.checkObject(ZOE, CALL)).toHaveProperty('ours', true);
  });

  it('has tags, filled in', async () => {
    await store({ tags: { team: 'a=b+c', who: '{username} of {email}' } });
    const { TagSet } = await createClient().send(new GetObjectTaggingCommand(address()));
    expect(TagSet).toEqual([
      { Key: 'team', Value: 'a=b+c' },
      { Key: 'who', Value: 'ann of ann@example.com' },
    ]);
  });

  it("has '_' in a tag for what S3 does not take", async () => {
    await store({ tags: { who: "{username} O'Brien" } });
    const { TagSet } = await createClient().send(new GetObjectTaggingCommand(address()));
    expect(TagSet).toEqual([{ Key: 'who', Value: 'ann O_Brien' }]);
  });

  it('is refused with the name of a tag that S3 does not take', async () => {
    await expect(store({ tags: { "who's": 'ann' } })).rejects.toMatchObject({
      failure: {
        code: 'OBJECT_REFUSED',
        scope: 'row',
        message: expect.stringContaining('`storage.tags`'),
      },
    });
  });

  it.each([
    [{ type: 'AES256' }, { ServerSideEncryption: 'AES256' }],
    [
      { kmsKeyId: 'alias/team', bucketKey: true },
      {
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: 'arn:aws:kms:eu-west-1:123456789012:alias/team',
        BucketKeyEnabled: true,
      },
    ],
  ] as const)('is encrypted as %j says', async (encryption, expected) => {
    await store({ encryption });
    expect(await head()).toMatchObject(expected);
  });

  it.each(['missing', 'disabled', 'pending'])(
    'fails the batch where its key is %s, which is named',
    async (kmsKeyId) => {
      const stored = store({ encryption: { kmsKeyId } });
      await expect(stored).rejects.toMatchObject({
        failure: { code: 'ENCRYPTION_KEY', scope: 'batch' },
      });
      await expect(stored).rejects.toThrow(kmsKeyId);
    },
  );

  it('is not written into a bucket of another owner', async () => {
    await expect(store({ expectedBucketOwner: '210987654321' })).rejects.toMatchObject({
      failure: { code: 'ACCESS_DENIED', scope: 'batch' },
    });
    expect((await local().books()).objects).toEqual([]);
  });

  it.each([
    ['text/html', '<p>{name}</p>', '<p>Zoë &amp; &quot;Co&quot;</p>'],
    ['application/json', { hello: '{name}' }, '{\n  "hello": "Zoë & \\"Co\\""\n}\n'],
  ])('is a template of type %s, filled in', async (contentType, template, body) => {
    await store({ contentType, body: { template } });
    expect(readBody()).toBe(body);
    expect(await head()).toMatchObject({ ContentType: contentType });
  });

  it('is the template of a file', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'cognito-onboard-test-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    const file = join(dir, 'body.txt');
    await writeFile(file, 'Hello {name}');
    await store({ contentType: 'text/plain', body: { file } });
    expect(readBody()).toBe('Hello Zoë & "Co"');
  });

  it('is recognised as ours with all of that', async () => {
    const bucket = await store({
      expectedBucketOwner: '123456789012',
      metadata: { name: '{name}' },
      tags: { who: '{username}' },
      encryption: { kmsKeyId: 'alias/team', bucketKey: true },
      contentType: 'text/plain',
      body: { template: 'Hello {name}' },
    });
    expect(await bucket.checkObject(ZOE, CALL)).toHaveProperty('ours', true);
  });

  it('is not ours with the body of another template', async () => {
    await store({ body: { template: 'Hello {name}' } });
    const bucket = await open({ body: { template: 'Good morning {name}' } });
    expect(await bucket.checkObject(ZOE, CALL)).toHaveProperty('ours', false);
  });
});
