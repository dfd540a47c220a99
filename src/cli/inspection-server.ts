import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { ConfigError } from '../domain/config-error.ts';

/** Nobody else on the network is to look on. */
const HOST = '127.0.0.1';

/** Pages that may connect, beside clients that are no page: those of this machine, and Stately's inspector. */
const ORIGINS = /^(https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?|https:\/\/stately\.ai)$/;

interface InspectionServerOptions {
  /** 0 takes any. */
  readonly port: number;
  /** What every client is sent, in order. */
  readonly events: readonly object[];
}

/** A server that replays to inspectors. */
export interface InspectionServer extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts a WebSocket server on this machine that sends every client the same events and hears none.
 *
 * @throws ConfigError where the port is taken
 */
export async function startInspectionServer({
  port,
  events,
}: InspectionServerOptions): Promise<InspectionServer> {
  const http = createServer((_, response) => void response.writeHead(426).end());
  const sockets = createSockets(http, events);
  await listen(http, sockets, port);
  return {
    url: `ws://${HOST}:${(http.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(http, 'close');
      for (const client of sockets.clients) client.terminate();
      http.close();
      // A browser keeps connections that it has no use for yet.
      http.closeAllConnections();
      await closed;
    },
  };
}

function createSockets(http: Server, events: readonly object[]): WebSocketServer {
  const frames = events.map((event) => JSON.stringify(event));
  const sockets = new WebSocketServer({
    server: http,
    maxPayload: 1024,
    // Any page in a browser could connect to a port of this machine otherwise.
    verifyClient: ({ origin }: { readonly origin?: string }) =>
      origin === undefined || ORIGINS.test(origin),
  });
  return sockets.on('connection', (client) => {
    // A client that breaks the protocol is gone, and no other is concerned.
    client.on('error', () => client.terminate());
    for (const frame of frames) client.send(frame);
  });
}

async function listen(http: Server, sockets: WebSocketServer, port: number): Promise<void> {
  try {
    // The sockets tell what happens to the server under them, errors too.
    const listening = once(sockets, 'listening');
    http.listen(port, HOST);
    await listening;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be used';
    throw new ConfigError(`Expected the port ${port} of ${HOST} to be free: ${reason}.`, { cause });
  }
}
