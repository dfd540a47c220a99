import { COLUMN_NAMES, toColumnKind } from './columns.ts';
import { suggestColumn } from './suggest-column.ts';

const MAX_SHOWN = 5;
const MAX_NAME_LENGTH = 40;

const SETTABLE = COLUMN_NAMES.filter((name) => toColumnKind(name) !== 'inapplicable');

/** Says which columns there are, for messages about one that is not. */
export const KNOWN_COLUMNS = `The columns are ${SETTABLE.join(', ')} and custom:NAME with a NAME of 1 to 20 characters.`;

/** Writes a column's name for a message: bounded, and without control characters, since it may go to a terminal. */
function formatColumn(name: string): string {
  const shown = name.replaceAll(/\p{C}/gu, '?');
  return `\`${shown.length > MAX_NAME_LENGTH ? `${shown.slice(0, MAX_NAME_LENGTH)}…` : shown}\``;
}

/** Writes the names of columns for a message, at most five of them. */
export function formatColumns(names: readonly string[]): string {
  const shown = names.slice(0, MAX_SHOWN).map(formatColumn).join(', ');
  return names.length > MAX_SHOWN ? `${shown} and ${names.length - MAX_SHOWN} more` : shown;
}

/** Names columns that are none of ours, with what each most likely means. */
export function formatUnknownColumns(names: readonly string[]): string {
  const suggestions = names.slice(0, MAX_SHOWN).map((name) => [name, suggestColumn(name)] as const);
  const hints = suggestions.flatMap(([name, known]) =>
    known === undefined ? [] : [`Did you mean \`${known}\` by ${formatColumn(name)}?`],
  );
  const isEachMeant = hints.length === names.length;
  const message = `Expected only known columns, got ${formatColumns(names)}.`;
  return [message, ...hints, ...(isEachMeant ? [] : [KNOWN_COLUMNS])].join(' ');
}
