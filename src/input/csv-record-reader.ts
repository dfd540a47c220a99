import { CsvError } from 'csv-parse';
import { createCsvParser } from './csv-parser.ts';
import { HeldBytes } from './held-bytes.ts';
import { findLineEnd } from './line-end.ts';
import { MAX_RECORD_BYTES } from './record-limit.ts';

/** A record of a CSV file, or a line that is part of none. */
export type CsvRecord =
  | { readonly kind: 'cells'; readonly cells: readonly string[] }
  | { readonly kind: 'broken'; readonly reason: string };

const TOO_LONG =
  'Expected a row of at most 1 MiB, got a longer one; an opening quote without its closing quote may be why';

// The messages of csv-parse hold values of the row, so none is passed on.
const REASONS: ReadonlyMap<string, string> = new Map([
  [
    'INVALID_OPENING_QUOTE',
    'Expected quotes around a whole value, got one in the middle; put the value in quotes and double each quote in it',
  ],
  [
    'CSV_INVALID_CLOSING_QUOTE',
    'Expected a comma or a line end after a closing quote, got something else; double each quote in a quoted value',
  ],
  [
    'CSV_QUOTE_NOT_CLOSED',
    'Expected a closing quote, got the end of the input; close the quote or double it',
  ],
]);

/**
 * Cuts bytes into CSV records. A line that csv-parse cannot read is given up alone: a new parser goes on with the line
 * after it, so that a stray quote does not swallow the rest of the file.
 */
export class CsvRecordReader {
  #parser = createCsvParser();
  /** What the parser was given since the last record ended, to be read again if the record breaks. */
  #held = new HeldBytes();
  #isSkippingLine = false;

  async read(bytes: Uint8Array): Promise<CsvRecord[]> {
    const records: CsvRecord[] = [];
    const ahead = [bytes];
    for (let piece = ahead.shift(); piece !== undefined; piece = ahead.shift()) {
      const rest = this.#isSkippingLine ? this.#skipLine(piece) : piece;
      // Never past the limit of one record, so that where the chunks end changes nothing.
      const room = MAX_RECORD_BYTES - this.#held.length;
      if (rest.length > room) ahead.unshift(rest.subarray(room));
      const error = await this.#write(rest.subarray(0, room), records);
      const reason = error === undefined ? this.#findExcess() : toReason(error);
      if (reason !== undefined) ahead.unshift(this.#giveUpLine(reason, records));
    }
    return records;
  }

  async end(): Promise<CsvRecord[]> {
    const records: CsvRecord[] = [];
    for (
      let error = await this.#end(records);
      error !== undefined;
      error = await this.#end(records)
    ) {
      records.push(...(await this.read(this.#giveUpLine(toReason(error), records))));
    }
    return records;
  }

  async #write(bytes: Uint8Array, records: CsvRecord[]): Promise<Error | undefined> {
    if (bytes.length === 0) return undefined;
    this.#held.push(bytes);
    const error = await this.#parser.write(bytes);
    this.#collect(records);
    return error;
  }

  async #end(records: CsvRecord[]): Promise<Error | undefined> {
    const error = await this.#parser.end();
    this.#collect(records);
    return error;
  }

  #collect(records: CsvRecord[]): void {
    for (const cells of this.#parser.takeRecords()) {
      if (!isBlank(cells)) records.push({ kind: 'cells', cells });
    }
    this.#held.dropUntil(this.#parser.recordEnd);
    this.#held.dropLineEnds();
  }

  #findExcess(): string | undefined {
    return this.#held.length < MAX_RECORD_BYTES ? undefined : TOO_LONG;
  }

  /** Reports the line at which the record under way begins and returns what must be read again without it. */
  #giveUpLine(reason: string, records: CsvRecord[]): Uint8Array {
    records.push({ kind: 'broken', reason });
    const again = this.#held.toBytes();
    this.#parser = createCsvParser();
    this.#held = new HeldBytes();
    this.#isSkippingLine = true;
    return again;
  }

  #skipLine(bytes: Uint8Array): Uint8Array {
    const lineEnd = findLineEnd(bytes);
    this.#isSkippingLine = lineEnd === -1;
    return lineEnd === -1 ? new Uint8Array() : bytes.subarray(lineEnd);
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

function toReason(error: Error): string {
  const reason = error instanceof CsvError ? REASONS.get(error.code) : undefined;
  if (reason === undefined) throw error;
  return reason;
}
