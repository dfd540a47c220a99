import { COLUMN_NAMES } from './columns.ts';

const MAX_EDITS = 2;
const LONGEST_NAME = Math.max(...COLUMN_NAMES.map((name) => name.length));

/** Finds the known column that a misspelt name most likely means, or `undefined` where none is close. */
export function suggestColumn(name: string): string | undefined {
  if (name.length > LONGEST_NAME + MAX_EDITS) return undefined;
  const meant = name.toLowerCase().replaceAll(/[\s-]/g, '_');
  const maxEdits = meant.length <= 4 ? 1 : MAX_EDITS;
  // No two names of ours are within four edits, so at most one is this close, but for ties.
  return COLUMN_NAMES.find((known) => countEdits(meant, known) <= maxEdits);
}

/** Counts the letters to insert, delete or replace (Levenshtein), one row of the table at a time. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of from.split('').entries()) {
    const next = [index + 1];
    for (const [column, other] of to.split('').entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
