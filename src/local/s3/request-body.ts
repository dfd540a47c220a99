import type { HttpRequest } from '../http-server.ts';
import type { Headers } from './checksums.ts';
import { createS3Error } from './s3-error.ts';

/** The bytes of an object, with the headers that belong to them. */
interface RequestBody {
  readonly bytes: Buffer;
  /** The request's headers and, of a chunked upload, its trailers. */
  readonly headers: Headers;
}

/**
 * Reads the body of an upload. SDKs send streams as `aws-chunked`, with the checksum in a trailer:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 *
 * @throws IncompleteBody where the chunks do not add up
 */
export function readRequestBody({ headers, body }: HttpRequest): RequestBody {
  if (!String(headers['content-encoding']).includes('aws-chunked')) return { bytes: body, headers };
  const chunks: Buffer[] = [];
  let line = readLine(body, 0);
  let size = toChunkSize(line.text);
  while (size > 0) {
    chunks.push(body.subarray(line.end, line.end + size));
    line = readLine(body, line.end + size + 2);
    size = toChunkSize(line.text);
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length !== Number(headers['x-amz-decoded-content-length'])) {
    throw createS3Error('IncompleteBody');
  }
  return { bytes, headers: { ...headers, ...readTrailers(body.subarray(line.end)) } };
}

function readLine(body: Buffer, start: number): { text: string; end: number } {
  const end = body.indexOf('\r\n', start);
  if (end === -1) throw createS3Error('IncompleteBody');
  return { text: body.toString('latin1', start, end), end: end + 2 };
}

/** A chunk begins with `hex-size` or `hex-size;chunk-signature=…`. */
function toChunkSize(line: string): number {
  const [, size] = /^([0-9a-f]+)(?:;|$)/i.exec(line) ?? [];
  if (size === undefined) throw createS3Error('IncompleteBody');
  return Number.parseInt(size, 16);
}

function readTrailers(bytes: Buffer): Headers {
  const lines = bytes.toString('latin1').split('\r\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );
}
