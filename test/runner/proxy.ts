import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a client asked. */
interface Asked {
  readonly operation: string;
  readonly asked: string;
}

/** What went through a proxy. */
interface Passage extends Asked {
  readonly answered: string;
}

/** Stands between clients and a server, counts what is under way and keeps every body. */
export interface Proxy extends AsyncDisposable {
  readonly endpoint: string;
  /** In the order in which requests came. */
  readonly operations: readonly string[];
  /** In the order in which they came, answered or not. */
  readonly requests: readonly Asked[];
  /** In the order in which they were answered. */
  readonly passages: readonly Passage[];
  /** The most requests of rows that were under way at once. */
  readonly peak: () => number;
}

/** What asks for the limits of the account is nobody's row. */
const OF_THE_ACCOUNT = ['GetProvisionedLimit', 'GetSendQuota'];

/** Starts a proxy; `onRequest` is called before a request goes on. */
export async function startProxy(
  target: string,
  onRequest: (request: Asked) => void = () => {},
): Promise<Proxy> {
  const operations: string[] = [];
  const requests: Asked[] = [];
  const passages: Passage[] = [];
  let underWay = 0;
  let peak = 0;

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const operation = toOperation(incoming, body);
    const weight = OF_THE_ACCOUNT.includes(operation) ? 0 : 1;
    underWay += weight;
    peak = Math.max(peak, underWay);
    const asked = body.toString();
    operations.push(operation);
    requests.push({ operation, asked });
    onRequest({ operation, asked });
    const { answer, answered } = await forward(target, incoming, body).finally(
      () => (underWay -= weight),
    );
    passages.push({ operation, asked, answered: answered.toString() });
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(answered);
  };

  const server = createServer((incoming, outgoing) => {
    // A server that cuts its connection has the client's cut too.
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    operations,
    requests,
    passages,
    peak: () => peak,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function forward(
  target: string,
  { method, headers, url = '/' }: IncomingMessage,
  body: Buffer,
) {
  const forwarded = request(new URL(url, target), { method: method ?? 'GET', headers });
  forwarded.end(body);
  const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
  return { answer, answered: await buffer(answer) };
}

/** Cognito names the operation in a header, SES in the body; what is left is S3. */
function toOperation({ headers, method, url = '' }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.')[1] ?? target;
  const [, action] = /(?:^|&)Action=(\w+)/.exec(body.toString()) ?? [];
  return action ?? `${method} ${url.split('?')[0]}`;
}
