import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdminGetUserCommand, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { SendEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCognitoClient } from '../../src/services/cognito-client.ts';
import { createS3Client } from '../../src/services/s3-bucket.ts';
import { createSesClient } from '../../src/services/ses-mailer.ts';

/** Takes requests and never answers. */
const server = createServer();
let endpoint = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const toClients = () => {
  const options = { region: 'eu-west-1', endpoint, env: {} };
  return {
    s3: createS3Client(options),
    ses: createSesClient(options),
    cognito: createCognitoClient(options),
  };
};
type Clients = ReturnType<typeof toClients>;
type Call = (clients: Clients, options: { readonly abortSignal: AbortSignal }) => Promise<unknown>;

const OBJECT = { Bucket: 'bucket', Key: 'key' };
const USER = { UserPoolId: 'eu-west-1_Pool00000', Username: 'ann' };
const CONTENT = { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Hello' } } };
const MAIL = { Source: 'a@example.com', Destination: { ToAddresses: ['b@example.com'] } };

const CALLS: readonly (readonly [string, Call])[] = [
  [
    'PutObject',
    ({ s3 }, options) => s3.send(new PutObjectCommand({ ...OBJECT, Body: 'x' }), options),
  ],
  ['HeadObject', ({ s3 }, options) => s3.send(new HeadObjectCommand(OBJECT), options)],
  ['GetObject', ({ s3 }, options) => s3.send(new GetObjectCommand(OBJECT), options)],
  ['ListObjectsV2', ({ s3 }, options) => s3.send(new ListObjectsV2Command(OBJECT), options)],
  [
    'CopyObject',
    ({ s3 }, options) => s3.send(new CopyObjectCommand({ ...OBJECT, CopySource: 'a/b' }), options),
  ],
  [
    'SendEmail',
    ({ ses }, options) => ses.send(new SendEmailCommand({ ...MAIL, Message: CONTENT }), options),
  ],
  [
    'SignUp',
    ({ cognito }, options) =>
      cognito.send(new SignUpCommand({ ClientId: 'c', Username: 'ann', Password: 'p' }), options),
  ],
  ['AdminGetUser', ({ cognito }, options) => cognito.send(new AdminGetUserCommand(USER), options)],
];

describe('a call whose middleware was resolved before', () => {
  it.each(CALLS)('to %s ends with its own signal, and with no other', async (_name, call) => {
    const clients = toClients();
    const [first, second] = [new AbortController(), new AbortController()];
    const start = (abort: AbortController) => {
      const arrived = once(server, 'request');
      const answer = call(clients, { abortSignal: abort.signal }).catch(
        (error: Error) => error.name,
      );
      return { arrived, answer };
    };
    const one = start(first);
    await one.arrived;
    const other = start(second);
    await other.arrived;

    second.abort();
    expect(await other.answer).toBe('AbortError');
    first.abort();
    expect(await one.answer).toBe('AbortError');
  });
});
