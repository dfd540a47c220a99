import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answerWith } from './answer-server.ts';
import { CALL, useLocalServices } from './local-services.ts';

const local = useLocalServices();

/** A pool's own domain that answers as a test wants, and counts the connections to it. */
async function startDomain(answer: RequestListener) {
  let connections = 0;
  const server = createServer(answer).on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    connections: () => connections,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Follows a link to a pool's domain, one time or more. */
async function follow(domain: object, host = 'a.example', times = 1): Promise<unknown> {
  await using server = await answerWith(() => JSON.stringify({ UserPool: domain }));
  const { confirmation, endpoints, cognito } = local().aws.config;
  const { links } = await local().create({
    confirmation: { ...confirmation, by: 'link', link: 'follow' },
    endpoints: { ...endpoints, cognitoIdentityProvider: server.endpoint },
  });
  const link = `http://${host}/confirmUser/?client_id=${cognito.clientId}&user_name=ann`;
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(await links?.follow(link, CALL.signal));
  return answers.at(-1);
}

describe('the domain of a pool', () => {
  it('must be there', async () => {
    const followed = follow({});
    await expect(followed).rejects.toMatchObject({
      failure: { code: 'POOL_MISCONFIGURED', scope: 'batch' },
    });
    await expect(followed).rejects.toThrow('to have a domain');
  });

  it.each([{ Domain: 'pool' }, { Domain: 'pool', CustomDomain: 'login.example.com' }])(
    'is none of a stranger: %j',
    async (domain) => {
      expect(await follow(domain, '127.0.0.1:1')).toHaveProperty('ignored');
    },
  );

  it('is spoken to over connections that are kept, whatever it answers', async () => {
    const page = 'x'.repeat(100_000);
    await using domain = await startDomain((_, answer) => void answer.end(page));
    expect(await follow({ CustomDomain: domain.host }, domain.host, 20)).toEqual({
      isFollowed: true,
    });
    expect(domain.connections()).toBeLessThan(10);
  });

  it('may send elsewhere, where nobody goes', async () => {
    await using elsewhere = await startDomain((_, answer) => void answer.end());
    const Location = `http://${elsewhere.host}/`;
    await using domain = await startDomain((_, answer) => {
      answer.writeHead(302, { Location }).end();
    });
    expect(await follow({ CustomDomain: domain.host }, domain.host)).toEqual({
      ignored: 'Cognito refused its link (HTTP 302)',
    });
    expect(elsewhere.connections()).toBe(0);
  });

  it.each([
    ['hang up', 'CONNECTION_LOST', { isOver: false }],
    ['be out of reach', 'UNREACHABLE', { isOver: true }],
  ])('may %s, which is tried again', async (_, code, { isOver }) => {
    await using domain = await startDomain((request) => request.socket.end());
    if (isOver) await domain[Symbol.asyncDispose]();
    await expect(follow({ CustomDomain: domain.host }, domain.host)).rejects.toMatchObject({
      failure: { code, scope: 'row', retryable: true },
    });
  });
});
