import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Inbox } from '../../src/services/inbox.ts';
import type { Services } from '../../src/services/services.ts';
import { answerWith } from './answer-server.ts';
import { CALL, listInbox, signUp, useLocalServices } from './local-services.ts';
import { writeMail } from './mail-source.ts';

const local = useLocalServices();
let services: Services;
let inbox: Inbox;

beforeEach(async () => {
  services = await local().create();
  if (services.inbox === null) throw new Error('Expected an inbox');
  ({ inbox } = services);
});

/** Puts mails into the bucket as SES does. */
async function receive(...keys: readonly string[]): Promise<void> {
  const { aws } = local();
  const credentials = { accessKeyId: 'any', secretAccessKey: 'key' };
  const { endpoint } = aws;
  const options = { endpoint, region: 'eu-west-1', credentials, forcePathStyle: true };
  const client = new S3Client(options);
  const Bucket = aws.config.confirmation?.inbox?.bucket;
  for (const Key of keys) {
    await client.send(new PutObjectCommand({ Bucket, Key, Body: writeMail({}) }));
  }
  client.destroy();
}

const writePage = (key: string, token: string): string =>
  `<ListBucketResult><Contents><Key>${key}</Key></Contents>${token}</ListBucketResult>`;

describe('the mails of an inbox', () => {
  it('are listed with the time at which they came, without the note that SES writes first', async () => {
    expect(await listInbox(inbox)).toEqual([]);
    await signUp(services, 'ann');
    const [entry, ...others] = await listInbox(inbox);
    expect(others).toEqual([]);
    expect(entry?.id).toMatch(/^inbound\/\w+$/);
    expect(Math.abs((entry?.receivedAt ?? 0) - Date.now())).toBeLessThan(30_000);
  });

  it('are only those below the prefix', async () => {
    await receive('elsewhere/1', 'inbound/1', 'inbound2');
    expect(await listInbox(inbox)).toMatchObject([{ id: 'inbound/1' }]);
  });

  it('are listed page by page, to the last one', async () => {
    const toNext = '<NextContinuationToken>next</NextContinuationToken>';
    await using server = await answerWith((url) =>
      url.includes('continuation-token=next')
        ? writePage('inbound/2', '')
        : writePage('inbound/1', toNext),
    );
    const other = await local().create({
      endpoints: { ...local().aws.config.endpoints, s3: server.endpoint },
    });
    const pages: unknown[] = [];
    for await (const page of other.inbox?.list(CALL.signal) ?? []) pages.push(page);
    expect(pages).toMatchObject([[{ id: 'inbound/1' }], [{ id: 'inbound/2' }]]);
  });

  it('cannot be listed without the permission', async () => {
    await local().disturb({ operation: 'ListObjectsV2', fault: 'error:AccessDenied' });
    await expect(listInbox(inbox)).rejects.toMatchObject({
      failure: { code: 'ACCESS_DENIED', scope: 'batch' },
    });
  });
});

describe('a mail of an inbox', () => {
  it('gives its recipient and its code', async () => {
    await signUp(services, 'Ann');
    const [entry] = await listInbox(inbox);
    expect(await inbox.read(entry?.id ?? '', CALL.signal)).toEqual({
      recipients: ['ann@example.com'],
      confirmBy: { code: expect.stringMatching(/^\d{6}$/) as string },
    });
  });

  it('is of no use where its sender is not configured', async () => {
    const { confirmation } = local().aws.config;
    const senders = ['other@example.com'];
    const other = await local().create({
      confirmation: {
        ...confirmation,
        inbox: { bucket: '', prefix: '', ...confirmation?.inbox, senders },
      },
    });
    await signUp(services, 'ann');
    const [entry] = await listInbox(inbox);
    expect(await other.inbox?.read(entry?.id ?? '', CALL.signal)).toEqual({
      ignored: 'its sender is not configured',
    });
  });

  it('may be gone', async () => {
    await expect(inbox.read('inbound/gone', CALL.signal)).rejects.toMatchObject({
      failure: { code: 'OBJECT_NOT_FOUND' },
    });
  });
});

it('is left at once when the reading is aborted', async () => {
  const stopped = AbortSignal.abort(new Error('stop'));
  await expect(inbox.read('inbound/1', stopped)).rejects.toThrow('stop');
  await expect(inbox.list(stopped)[Symbol.asyncIterator]().next()).rejects.toThrow('stop');
  expect((await local().books()).calls).toEqual({});
});
