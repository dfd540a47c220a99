import { IMPORT_USERNAME, toColumnKind } from './columns.ts';
import { formatColumns, formatUnknownColumns, KNOWN_COLUMNS } from './format-column.ts';
import { InputError } from './input-error.ts';
import { suggestColumn } from './suggest-column.ts';
import { decodeLatin1AsUtf8, NOT_UTF8 } from './utf8.ts';

/** The columns of a CSV file, checked. */
export interface CsvHeader {
  readonly names: readonly string[];
  /** Whether this is the header of Cognito's own CSV import, whose dates are written mm/dd/yyyy. */
  readonly isCognitoImport: boolean;
  /** Columns that nobody can set while signing up. */
  readonly inapplicable: readonly string[];
}

/**
 * Reads the first record of a CSV file as its header.
 *
 * @throws {@link InputError} if rows cannot be read by it
 */
export function parseCsvHeader(cells: readonly string[]): CsvHeader {
  const names = cells.map(toColumnName);
  if (!names.some((name) => toColumnKind(name) !== undefined))
    throw new InputError(noHeader(names));
  const problems = [...findNameless(names), ...findUnknown(names), ...findUnfit(names)];
  if (problems.length > 0) throw new InputError(`The CSV header: ${problems.join(' ')}`);
  return {
    names,
    isCognitoImport: names.includes(IMPORT_USERNAME),
    inapplicable: names.filter((name) => toColumnKind(name) === 'inapplicable'),
  };
}

function toColumnName(cell: string): string {
  const name = decodeLatin1AsUtf8(cell);
  if (name !== NOT_UTF8) return name.trim();
  throw new InputError('Expected a CSV header in UTF-8, got other bytes. Save the file as UTF-8.');
}

/** Shows no name: where the header is forgotten, these are the values of a person, password included. */
function noHeader(names: readonly string[]): string {
  const message = `Expected a CSV header with the names of columns, got ${names.length} ${names.length === 1 ? 'value' : 'values'} and no known name.`;
  const position = names.findIndex((name) => suggestColumn(name) !== undefined);
  const separator = findOtherSeparator(names);
  if (separator !== undefined) {
    return `${message} The names seem to be separated by ${separator}; separate them by commas.`;
  }
  const meant = suggestColumn(names[position] ?? '');
  if (meant !== undefined) return `${message} Did you mean \`${meant}\` by name ${position + 1}?`;
  return `${message} Put them in the first line. ${KNOWN_COLUMNS}`;
}

function findOtherSeparator([name = '', ...others]: readonly string[]): string | undefined {
  if (others.length > 0) return undefined;
  const isSeparator = (separator: string): boolean =>
    name.split(separator).some((part) => toColumnKind(part.trim()) !== undefined);
  return [
    { separator: ';', called: 'semicolons' },
    { separator: '\t', called: 'tabs' },
  ].find(({ separator }) => isSeparator(separator))?.called;
}

function findNameless(names: readonly string[]): string[] {
  const position = names.indexOf('') + 1;
  return position > 0 ? [`Expected a name for every column, got none for column ${position}.`] : [];
}

function findUnknown(names: readonly string[]): string[] {
  const unknown = names.filter((name) => name !== '' && toColumnKind(name) === undefined);
  return unknown.length > 0 ? [formatUnknownColumns(unknown)] : [];
}

function findUnfit(names: readonly string[]): string[] {
  const repeated = names.filter((name, index) => name !== '' && names.indexOf(name) < index);
  const usernames = new Set(names.filter((name) => toColumnKind(name) === 'username'));
  return [
    ...(repeated.length > 0
      ? [`Expected each column once, got ${formatColumns([...new Set(repeated)])} more than once.`]
      : []),
    ...(usernames.size > 1
      ? [`Expected one column of usernames, got ${formatColumns([...usernames])}.`]
      : []),
    ...(usernames.size === 0 && !names.includes('email')
      ? ['Expected a column `username` or `email`, got neither.']
      : []),
  ];
}
