import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';

/** One request, read to its end. */
export interface HttpRequest {
  /** The request id that the answer carries. */
  readonly id: string;
  readonly method: string;
  /** Still percent-encoded: S3 keys may hold what a URL parser would tidy away, such as `..`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What goes back over the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** An answer; or `reset`: the connection is cut; or `hang`: nothing ever comes. */
export type HttpReply = HttpAnswer | 'reset' | 'hang';

/** Turns a request into a reply; must not throw. */
export type HttpHandler = (request: HttpRequest) => Promise<HttpReply>;

/** A server that listens. */
interface HttpServer {
  readonly port: number;
  /** Answers every request from now on; nobody can know the port before. */
  serve(handle: HttpHandler): void;
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

/** Far above any profile or mail of a rehearsal; it only keeps a mistake from filling the memory. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/**
 * Listens on 127.0.0.1.
 *
 * @param port - 0 takes any free port
 * @returns A server that must be told at once how to answer
 * @throws The error of the operating system, for example `EADDRINUSE`
 */
export async function listen(port: number): Promise<HttpServer> {
  const server = createServer();
  // A server that drops an idle connection races with the client's next request on it.
  server.keepAliveTimeout = 0;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: toPort(server),
    serve: (handle) => {
      server.on('request', (incoming, outgoing) => {
        receive(incoming, (body) => void serve(toRequest(incoming, body), outgoing, handle));
      });
    },
    close: () => close(server),
  };
}

function receive(incoming: IncomingMessage, whenRead: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) incoming.destroy();
    else chunks.push(chunk);
  });
  incoming.on('end', () => whenRead(Buffer.concat(chunks)));
  // A client that goes away in mid-request is no fault of the server.
  incoming.on('error', () => undefined);
}

function toRequest(incoming: IncomingMessage, body: Buffer): HttpRequest {
  const [path = '/', query] = (incoming.url ?? '/').split('?', 2);
  return {
    id: randomUUID(),
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: incoming.headers,
    body,
  };
}

async function serve(
  request: HttpRequest,
  outgoing: ServerResponse,
  handle: HttpHandler,
): Promise<void> {
  const reply = await handle(request);
  if (reply === 'hang') return;
  if (reply === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(reply.status, { 'x-amzn-RequestId': request.id, ...reply.headers });
  outgoing.end(reply.body);
}

function toPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error(`Expected the server to listen on a TCP port, got ${String(address)}`);
  }
  return address.port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
