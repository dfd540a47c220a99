import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/input/read-rows.ts';
import { toBytes } from './read-text.ts';

const ROWS = 30_000;
const ROWS_PER_CHUNK = 100;

const writers = [
  ['csv', 'username,email\n', (row: number) => `user-${row},user-${row}@example.com\n`],
  ['jsonl', '', (row: number) => `{"username":"user-${row}","email":"user-${row}@example.com"}\n`],
] as const;

describe.each(writers)('an endless input of %s', (format, head, writeRow) => {
  async function* generate(onChunk: () => void) {
    yield toBytes(head);
    for (let from = 0; from < ROWS; from += ROWS_PER_CHUNK) {
      onChunk();
      const rows = Array.from({ length: ROWS_PER_CHUNK }, (_, index) => writeRow(from + index));
      yield toBytes(rows.join(''));
    }
  }

  it('is pulled no further than the consumer has come', async () => {
    let pulled = 0;
    let taken = 0;
    let furthestAhead = 0;
    for await (const entry of readRows(
      generate(() => pulled++),
      { format },
    )) {
      taken = entry.number;
      furthestAhead = Math.max(furthestAhead, pulled * ROWS_PER_CHUNK - taken);
    }

    expect(taken).toBe(ROWS);
    expect(furthestAhead).toBeLessThanOrEqual(2 * ROWS_PER_CHUNK);
  });

  it('waits for a consumer that rests', async () => {
    let pulled = 0;
    const entries = readRows(
      generate(() => pulled++),
      { format },
    );
    await entries.next();
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));

    expect(pulled).toBeLessThanOrEqual(2);
    await entries.return(undefined);
  });
});
