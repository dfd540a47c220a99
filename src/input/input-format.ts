/** How an input is written: CSV with a header, or JSON Lines. */
export type InputFormat = 'csv' | 'jsonl';

const FORMAT_BY_EXTENSION: ReadonlyMap<string, InputFormat> = new Map([
  ['csv', 'csv'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
]);

const OPENING_BRACE = 0x7b;

/**
 * Tells the format of a file by its extension: `.csv`, `.jsonl` or `.ndjson`, in any case.
 *
 * @param path - A path or a file name
 * @returns The format, or `undefined` where the extension says nothing: {@link readRows} then looks at the content
 * @example
 * ```ts
 * import { toInputFormat } from 'cognito-onboard';
 *
 * toInputFormat('people/2024.csv'); // => 'csv'
 * ```
 */
export function toInputFormat(path: string): InputFormat | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1];
  return FORMAT_BY_EXTENSION.get(extension?.toLowerCase() ?? '');
}

/** Tells the format by the first byte that is no white space: `{` begins JSON Lines. */
export function detectFormat(firstByte: number | undefined): InputFormat {
  return firstByte === OPENING_BRACE ? 'jsonl' : 'csv';
}
