import type { InputEntry } from '../../src/domain/row.ts';
import { readRows } from '../../src/input/read-rows.ts';
import type { ReadRowsOptions } from '../../src/input/read-rows.ts';

/** Encodes text and raw bytes as one input. */
export function toBytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))),
  );
}

/** Passes bytes on in chunks of the given sizes, over and over; a size of 0 is an empty chunk. */
export async function* cut(
  bytes: Uint8Array,
  sizes: readonly number[],
): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (let index = 0; from < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? bytes.length;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

/** Reads every entry of an input that comes in one chunk. */
export async function readText(
  input: string | Uint8Array,
  options: ReadRowsOptions = {},
): Promise<InputEntry[]> {
  const bytes = typeof input === 'string' ? toBytes(input) : input;
  return collect(readRows(cut(bytes, [bytes.length]), options));
}

/** Takes everything from a generator. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** The reasons of each entry; a row has none. */
export function toReasons(entries: readonly InputEntry[]): (readonly string[])[] {
  return entries.map((entry) => (entry.kind === 'rejected' ? entry.rejected.reasons : []));
}

/** The username of each entry, as far as it is known. */
export function toUsernames(entries: readonly InputEntry[]): (string | undefined)[] {
  return entries.map((entry) =>
    entry.kind === 'row' ? entry.row.username : entry.rejected.username,
  );
}
