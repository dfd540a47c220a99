import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatInboundMail } from '../../src/local/inbound-mail.ts';
import { Rig } from '../local/rig.ts';
import { people, person, provisionedProofs, toProofs, useBench, until } from './rig.ts';
import type { Changes } from './rig.ts';

const bench = useBench();

beforeEach(() => bench().control('PUT', 'pool', { confirmation: 'link' }));

/** The link of a mail in the inbox is followed. */
const FOLLOW: Changes = { confirmation: { by: 'link', link: 'follow' } };

describe('a link in the inbox', () => {
  it('confirms its row once, whatever its page answers', async () => {
    await bench().disturb(
      { operation: 'confirmUser', fault: 'throttle', rate: 0.1 },
      { operation: 'confirmUser', fault: 'lostReply', rate: 0.1 },
      { operation: 'confirmUser', fault: 'reset', calls: [1] },
      { operation: 'confirmUser', fault: 'lostReply', calls: [3] },
    );
    const rows = people(20);

    const { summary } = await bench().finish(rows, { changes: FOLLOW });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 20 } });
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });

  it('that leads elsewhere is told of and not followed', async () => {
    await using elsewhere = await listen();
    // What Cognito mails is of no use here.
    await bench().control('PUT', 'pool', { confirmation: 'code' });
    const watched = await bench().start([person('ann')], { changes: FOLLOW });
    await watched.when('row.moved');

    const { clientId } = bench().aws.config.cognito;
    await putMail('ann@example.com', `${elsewhere.origin}/confirmUser/?client_id=${clientId}`);

    const isTold = () =>
      watched
        .all('batch.mailIgnored')
        .some(({ reason }) => reason === "its link does not lead to the pool's own domain");
    await until(async () => isTold());
    expect((await watched.run.stop()).counts).toMatchObject({ pending: 1 });
    expect(elsewhere.requests()).toBe(0);
    expect((await bench().books()).calls['confirmUser']).toBeUndefined();
  });
});

/** Puts a mail into the inbox as SES would, from Cognito's own sender. */
async function putMail(address: string, link: string): Promise<void> {
  const { bucket = '', prefix = '' } = bench().aws.config.confirmation?.inbox ?? {};
  const text = `Click ${link}`;
  const from = { address: 'no-reply@verificationemail.com' };
  const Body = formatInboundMail(
    { messageId: 'm', from, to: { address }, subject: 'Verify', text, html: text, sentAtMs: 0 },
    { id: 'm', region: 'eu-west-1', receivedAtMs: Date.now() },
  );
  const { s3, ...others } = new Rig(bench().aws, { nowMs: 0 });
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}elsewhere`, Body }));
  for (const client of [s3, others.cognito, others.identity, others.ses]) client.destroy();
}

async function listen() {
  let requests = 0;
  const server = createServer((_, answer) => {
    requests += 1;
    answer.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    [Symbol.asyncDispose]: async () => void (await once(server.close(), 'close')),
  };
}
