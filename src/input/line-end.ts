const LF = 0x0a;
const CR = 0x0d;

/** Finds the first byte at or after `from` that ends a line, or -1. */
export function findLineEnd(bytes: Uint8Array, from = 0): number {
  for (let index = from; index < bytes.length; index++) if (isLineEnd(bytes[index])) return index;
  return -1;
}

/** Tells whether a byte ends a line; a CRLF is two of them, with a blank line between, which readers skip. */
export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
