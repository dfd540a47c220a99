import type { InputEntry } from '../domain/row.ts';
import { parseCsvHeader } from './csv-header.ts';
import type { CsvHeader } from './csv-header.ts';
import { CsvRecordReader } from './csv-record-reader.ts';
import type { CsvRecord } from './csv-record-reader.ts';
import type { EntryReader } from './entry-reader.ts';
import { InputError } from './input-error.ts';
import type { NamedValue } from './row-fields.ts';
import { toEntry, toRejected } from './to-entry.ts';
import type { EntryContext } from './to-entry.ts';
import { decodeLatin1AsUtf8 } from './utf8.ts';

const IMPORT_DATE = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/** Reads CSV whose first record is a header. */
export class CsvReader implements EntryReader {
  readonly #context: EntryContext;
  readonly #records = new CsvRecordReader();
  #header: CsvHeader | undefined;
  #rows = 0;

  constructor(context: EntryContext) {
    this.#context = context;
  }

  async read(bytes: Uint8Array): Promise<readonly InputEntry[]> {
    return this.#toEntries(await this.#records.read(bytes));
  }

  async end(): Promise<readonly InputEntry[]> {
    const entries = this.#toEntries(await this.#records.end());
    if (this.#header !== undefined) return entries;
    throw new InputError('Expected a CSV header with the names of columns, got an empty input.');
  }

  #toEntries(records: readonly CsvRecord[]): readonly InputEntry[] {
    const rows = this.#header === undefined ? records.slice(1) : records;
    this.#header ??= this.#toHeader(records[0]);
    const header = this.#header;
    if (header === undefined) return [];
    return rows.map((record) => this.#toEntry(record, header));
  }

  #toHeader(record: CsvRecord | undefined): CsvHeader | undefined {
    if (record === undefined) return undefined;
    if (record.kind === 'broken') throw new InputError(`The CSV header: ${record.reason}.`);
    const header = parseCsvHeader(record.cells);
    this.#context.warnings.inapplicable(header.inapplicable);
    return header;
  }

  #toEntry(record: CsvRecord, header: CsvHeader): InputEntry {
    const number = ++this.#rows;
    if (record.kind === 'broken') return toRejected(number, [record.reason]);
    const { cells } = record;
    if (cells.length !== header.names.length)
      return toRejected(number, [miscounted(cells, header)]);
    const values = header.names.map((name, index) => toNamedValue(name, cells[index], header));
    return toEntry(number, values, this.#context);
  }
}

/** A row of several lines may be several rows that a missing quote has joined: says so. */
function miscounted(cells: readonly string[], { names }: CsvHeader): string {
  const columns = names.length === 1 ? '1 column' : `${names.length} columns`;
  const lines = cells.join().split(/\r\n|\r|\n/).length;
  const hint = lines > 1 ? `, on ${lines} lines; a quote may be missing` : '';
  return `Expected ${columns} as in the header, got ${cells.length}${hint}`;
}

function toNamedValue(name: string, cell = '', { isCognitoImport }: CsvHeader): NamedValue {
  const isImportDate = isCognitoImport && name === 'birthdate';
  return [name, isImportDate ? cell.replace(IMPORT_DATE, '$3-$1-$2') : decodeLatin1AsUtf8(cell)];
}
