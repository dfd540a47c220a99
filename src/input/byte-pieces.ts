import { concatBytes } from './concat-bytes.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const WHITE_SPACE: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20]);
const PIECE_BYTES = 64 * 1024;

/**
 * Passes bytes on in pieces of at most 64 KiB, never empty, without a byte order mark and white space at the very start.
 * A piece bounds what is parsed ahead of the consumer, however large the chunks of the source are.
 */
export async function* toPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of skipWhiteSpace(skipByteOrderMark(chunks))) {
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      yield chunk.subarray(from, from + PIECE_BYTES);
    }
  }
}

async function* skipByteOrderMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of chunks) {
    if (held === undefined) {
      yield chunk;
      continue;
    }
    const bytes = concatBytes([held, chunk]);
    const matching = countMarkBytes(bytes);
    held = matching === bytes.length && matching < BYTE_ORDER_MARK.length ? bytes : undefined;
    if (held === undefined)
      yield bytes.subarray(matching === BYTE_ORDER_MARK.length ? matching : 0);
  }
  if (held !== undefined) yield held;
}

function countMarkBytes(bytes: Uint8Array): number {
  const mismatch = BYTE_ORDER_MARK.findIndex((byte, index) => bytes[index] !== byte);
  return mismatch === -1 ? BYTE_ORDER_MARK.length : mismatch;
}

async function* skipWhiteSpace(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isContent = false;
  for await (const chunk of chunks) {
    const from = isContent ? 0 : chunk.findIndex((byte) => !WHITE_SPACE.has(byte));
    if (from === -1) continue;
    isContent = true;
    yield chunk.subarray(from);
  }
}
