import type { InputEntry } from '../domain/row.ts';
import { findMissing } from './row-requirements.ts';
import type { RowRequirements } from './row-requirements.ts';
import { toRejected } from './to-entry.ts';
import { toObjectEntry } from './to-object-entry.ts';
import { createWarnings } from './warnings.ts';
import type { OnWarning } from './warnings.ts';

/** How to check row objects. */
export interface ToEntriesOptions {
  /** What every row needs; a row that lacks it is rejected. */
  readonly requires?: RowRequirements;
  /** Hears what is left out of the rows; each thing is said once. */
  readonly onWarning?: OnWarning;
}

/**
 * Checks row objects, whose keys are named like the columns of a file: `{ username, password, email, … }`.
 *
 * Text, numbers, `true` and `false` are values; `null`, `undefined` and the empty string are none; `groups` may be a
 * list. An item that already is an entry, for example from {@link readRows}, is only looked at for what is required.
 *
 * @param rows - Any iterable; items are pulled only as entries are taken
 * @returns An entry for every item, in order, `rejected` with every reason where it is no row
 */
export async function* toEntries(
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  { requires = {}, onWarning }: ToEntriesOptions = {},
): AsyncGenerator<InputEntry> {
  const context = { requires, warnings: createWarnings(onWarning) };
  let number = 0;
  for await (const row of rows) {
    number++;
    yield isEntry(row) ? recheck(row, requires) : toObjectEntry(number, row, context);
  }
}

/** No column is called `kind`, so no row object can be taken for an entry. */
function isEntry(item: unknown): item is InputEntry {
  if (typeof item !== 'object' || item === null || !('kind' in item)) return false;
  return (item.kind === 'row' || item.kind === 'rejected') && item.kind in item;
}

function recheck(entry: InputEntry, requires: RowRequirements): InputEntry {
  if (entry.kind === 'rejected') return entry;
  const reasons = findMissing({ password: undefined, ...entry.row }, requires);
  if (reasons.length === 0) return entry;
  return toRejected(entry.number, reasons, entry.row.username);
}
