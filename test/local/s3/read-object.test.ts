import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const address = (Key: string) => ({ Bucket: rig().objectBucket, Key });

it('answers GetObject on a missing key with NoSuchKey', async () => {
  expect(await toRefusal(rig().s3.send(new GetObjectCommand(address('key'))))).toMatchObject({
    name: 'NoSuchKey',
    message: 'The specified key does not exist.',
    $metadata: { httpStatusCode: 404 },
  });
});

it('answers HeadObject on a missing key with a bare 404', async () => {
  expect(await toRefusal(rig().s3.send(new HeadObjectCommand(address('key'))))).toMatchObject({
    name: 'NotFound',
    $metadata: { httpStatusCode: 404 },
  });
});

it('answers HeadObject with the length of a body that it does not send', async () => {
  await rig().s3.send(new PutObjectCommand({ ...address('key'), Body: 'body' }));
  const object = await rig().s3.send(new HeadObjectCommand(address('key')));
  expect(object).toMatchObject({ ContentLength: 4, ContentType: 'application/octet-stream' });
});

it('deletes an object, and may be told twice', async () => {
  await rig().s3.send(new PutObjectCommand({ ...address('key'), Body: 'body' }));
  const remove = () => rig().s3.send(new DeleteObjectCommand(address('key')));
  expect((await remove()).$metadata.httpStatusCode).toBe(204);
  expect((await remove()).$metadata.httpStatusCode).toBe(204);
  expect((await rig().books()).objects).toEqual([]);
});
