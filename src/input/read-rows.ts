import type { InputEntry } from '../domain/row.ts';
import { toPieces } from './byte-pieces.ts';
import { CsvReader } from './csv-reader.ts';
import type { EntryReader } from './entry-reader.ts';
import { detectFormat } from './input-format.ts';
import type { InputFormat } from './input-format.ts';
import { JsonLinesReader } from './json-lines-reader.ts';
import type { RowRequirements } from './row-requirements.ts';
import type { EntryContext } from './to-entry.ts';
import { createWarnings } from './warnings.ts';
import type { OnWarning } from './warnings.ts';

/** How to read an input. */
export interface ReadRowsOptions {
  /** @defaultValue `jsonl` where the content begins with `{`, else `csv` */
  readonly format?: InputFormat | undefined;
  /** What every row needs; a row that lacks it is rejected. */
  readonly requires?: RowRequirements;
  /** Hears what is left out of the input; each thing is said once. */
  readonly onWarning?: OnWarning;
}

/**
 * Reads people from the bytes of a CSV file with a header or of JSON Lines, in the order of the input.
 *
 * A line that cannot become a row is an entry too, `rejected` with every reason, and never stops what follows it.
 * Reasons name columns and never show a value. Bytes are pulled only as entries are taken, at most 64 KiB ahead.
 *
 * @param bytes - The input, cut anywhere
 * @throws {@link InputError} before the first entry, where a CSV header cannot work; what `bytes` throws passes through
 * @example
 * ```ts
 * import { readRows } from 'cognito-onboard';
 *
 * async function* readBytes() {
 *   yield new TextEncoder().encode('username,email\namelie,amelie@example.com\n');
 * }
 * const first = await readRows(readBytes()).next();
 * first.value?.kind; // => 'row'
 * ```
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  { format, requires = {}, onWarning }: ReadRowsOptions = {},
): AsyncGenerator<InputEntry> {
  const context = { requires, warnings: createWarnings(onWarning) };
  let reader: EntryReader | undefined;
  for await (const piece of toPieces(bytes)) {
    reader ??= createReader(format ?? detectFormat(piece[0]), context);
    yield* await reader.read(piece);
  }
  reader ??= createReader(format ?? 'csv', context);
  yield* await reader.end();
}

function createReader(format: InputFormat, context: EntryContext): EntryReader {
  return format === 'csv' ? new CsvReader(context) : new JsonLinesReader(context);
}
