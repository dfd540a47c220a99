import type { InputEntry } from '../domain/row.ts';
import type { EntryReader } from './entry-reader.ts';
import { LineReader, TOO_LONG } from './line-reader.ts';
import type { Line } from './line-reader.ts';
import { toRejected } from './to-entry.ts';
import type { EntryContext } from './to-entry.ts';
import { toObjectEntry } from './to-object-entry.ts';
import { decodeUtf8, NOT_UTF8 } from './utf8.ts';

const NOT_JSON = Symbol('a line that is no JSON');

/** Reads JSON Lines: one object a line, its keys named like the columns of CSV. */
export class JsonLinesReader implements EntryReader {
  readonly #context: EntryContext;
  readonly #lines = new LineReader();
  #rows = 0;

  constructor(context: EntryContext) {
    this.#context = context;
  }

  async read(bytes: Uint8Array): Promise<readonly InputEntry[]> {
    return this.#toEntries(this.#lines.read(bytes));
  }

  async end(): Promise<readonly InputEntry[]> {
    return this.#toEntries(this.#lines.end());
  }

  #toEntries(lines: readonly Line[]): readonly InputEntry[] {
    return lines.filter((line) => !isBlank(line)).map((line) => this.#toEntry(line));
  }

  #toEntry(line: Line): InputEntry {
    const number = ++this.#rows;
    const value = parseLine(line);
    if (typeof value !== 'symbol') return toObjectEntry(number, value, this.#context);
    return toRejected(number, [`Expected a JSON object on one line, got ${value.description}`]);
  }
}

function isBlank(line: Line): boolean {
  return line !== TOO_LONG && line.every((byte) => byte === 0x20 || byte === 0x09);
}

/** Turns a line into its value, or a symbol that describes why it has none; no JSON value is a symbol. */
function parseLine(line: Line): unknown {
  if (line === TOO_LONG) return line;
  const json = decodeUtf8(line);
  if (json === NOT_UTF8) return json;
  try {
    return JSON.parse(json);
  } catch {
    // The error is dropped, since its message quotes the line.
    return NOT_JSON;
  }
}
