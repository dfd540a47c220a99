import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server that listens on this machine. */
export interface AnswerServer extends AsyncDisposable {
  readonly endpoint: string;
}

/** Answers every request with 200 and a body that follows from its URL and body, for what the local AWS does not do. */
export async function answerWith(
  toBody: (url: string, asked: string, headers: IncomingMessage['headers']) => string,
  headers: Readonly<Record<string, string>> = {},
): Promise<AnswerServer> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = toBody(request.url ?? '', await text(request), request.headers);
    response.writeHead(200, headers);
    response.end(body);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
