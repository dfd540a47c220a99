import type { InputEntry } from '../domain/row.ts';

/** Turns the bytes of one input into its entries, piece by piece. */
export interface EntryReader {
  /** Reads on; resolves to the entries that these bytes complete. */
  read(bytes: Uint8Array): Promise<readonly InputEntry[]>;
  /** Says that no more bytes come; resolves to the entries that were still open. */
  end(): Promise<readonly InputEntry[]>;
}
