import { expect, it } from 'vitest';
import { toPieces } from '../../src/input/byte-pieces.ts';
import { collect, cut, toBytes } from './read-text.ts';

const PIECE_BYTES = 64 * 1024;

it('a large chunk comes in pieces that bound what is parsed at once', async () => {
  const bytes = Uint8Array.from({ length: 2 * PIECE_BYTES + 5 }, (_, index) => 65 + (index % 26));
  const pieces = await collect(toPieces(cut(bytes, [bytes.length])));

  expect(pieces.map(({ length }) => length)).toEqual([PIECE_BYTES, PIECE_BYTES, 5]);
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
});

it.each([
  ['a byte order mark', [0xef, 0xbb, 0xbf, 65], [65]],
  ['white space', [0x20, 0x0d, 0x0a, 0x09, 65, 0x20], [65, 0x20]],
  ['both', [0xef, 0xbb, 0xbf, 0x0a, 65], [65]],
  ['all of it where there is nothing else', [0xef, 0xbb, 0xbf, 0x20], []],
  ['no second byte order mark', [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], [0xef, 0xbb, 0xbf]],
  ['no part of one', [0xef, 0xbb, 65], [0xef, 0xbb, 65]],
  ['no end that begins one', [0xef, 0xbb], [0xef, 0xbb]],
  ['no byte order mark after white space', [0x20, 0xef, 0xbb, 0xbf], [0xef, 0xbb, 0xbf]],
])('the start loses %s', async (_, bytes, expected) => {
  for (const sizes of [[9], [1], [2], [0, 1]]) {
    const pieces = await collect(toPieces(cut(toBytes(bytes), sizes)));

    expect(pieces.flatMap((piece) => [...piece])).toEqual(expected);
    expect(pieces.every(({ length }) => length > 0)).toBe(true);
  }
});
