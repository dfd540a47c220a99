import type { Batch, StoredRow } from '../store/store.ts';

/** Rows that were not begun yet, in the order of the input. */
export interface FreshRows {
  readonly next: () => Promise<StoredRow | undefined>;
  /** The input may have replaced or added some. */
  readonly forget: () => void;
}

/** Rows that are read at a time. */
const READ_AHEAD = 64;

type FreshRow = Awaited<ReturnType<Batch['newRows']>>[number];

/** Makes the fresh rows of a batch. */
export function createFreshRows(batch: Pick<Batch, 'newRows'>): FreshRows {
  let lastSeq = 0;
  let ahead: FreshRow[] = [];
  let isAtEnd = false;
  return {
    async next() {
      if (ahead.length === 0 && !isAtEnd) {
        ahead = (await batch.newRows(lastSeq, READ_AHEAD)).toReversed();
        isAtEnd = ahead.length < READ_AHEAD;
      }
      const row = ahead.pop();
      if (row !== undefined) lastSeq = row.seq;
      return row;
    },
    forget() {
      ahead = [];
      isAtEnd = false;
    },
  };
}
