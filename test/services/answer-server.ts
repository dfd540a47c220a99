import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens on this machine. */
export interface AnswerServer extends AsyncDisposable {
  readonly endpoint: string;
}

/** Answers every request with 200 and a body that follows from its URL, for what the local AWS does not do. */
export async function answerWith(
  toBody: (url: string) => string,
  headers: Readonly<Record<string, string>> = {},
): Promise<AnswerServer> {
  const server = createServer(({ url = '' }, answer) => {
    answer.writeHead(200, headers);
    answer.end(toBody(url));
  });
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
