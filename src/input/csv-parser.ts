import { Parser } from 'csv-parse';

/** One run of csv-parse over bytes, until the bytes end or it meets something it cannot read. */
export interface CsvParser {
  /** Reads on; resolves to the error that ends this run, if any. */
  write(bytes: Uint8Array): Promise<Error | undefined>;
  /** Says that no more bytes come; resolves to the error that ends this run, if any. */
  end(): Promise<Error | undefined>;
  /** Hands over the records read since the last call; each character of a cell stands for one byte. */
  takeRecords(): string[][];
  /** The offset at which the last record ended, counted from the first byte written. */
  readonly recordEnd: number;
}

/**
 * Starts csv-parse so that it reads exactly what it is given and no further: `on_record` collects records in place of
 * the readable side, so the caller decides when more bytes go in.
 *
 * Cells come as Latin-1, one character a byte, because csv-parse decodes UTF-8 with silent replacement characters.
 */
export function createCsvParser(): CsvParser {
  let records: string[][] = [];
  let recordEnd = 0;
  const parser = new Parser({
    encoding: 'latin1',
    // Given in full, since csv-parse would settle on the first line end it meets; CRLF before CR.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (record, { bytes }) => {
      records.push(record);
      recordEnd = bytes;
      return null;
    },
  });
  // The callbacks of write and end report the same error; unheard, this event would end the process.
  parser.on('error', () => undefined);
  return {
    write: (bytes) =>
      new Promise((resolve) => parser.write(bytes, (error) => resolve(error ?? undefined))),
    end: () =>
      new Promise((resolve) => parser.end((error?: Error | null) => resolve(error ?? undefined))),
    takeRecords: () => {
      const taken = records;
      records = [];
      return taken;
    },
    get recordEnd() {
      return recordEnd;
    },
  };
}
