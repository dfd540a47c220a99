import { IMPORT_USERNAME, toColumnKind } from './columns.ts';
import { formatUnknownColumns } from './format-column.ts';

/** One value of a row under the name of its column, unchecked. */
export type NamedValue = readonly [name: string, value: unknown];

/** The values of one row sorted by what their columns mean, still unchecked; absent ones are `undefined`. */
export interface RowFields {
  readonly username: unknown;
  readonly password: unknown;
  readonly groups: unknown;
  /** Holds present values only. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Columns with a value that nobody can set while signing up. */
  readonly inapplicable: readonly string[];
  /** What is wrong with the names of the columns. */
  readonly reasons: readonly string[];
}

/**
 * Sorts the values of one row by what their columns mean. `null`, `undefined` and the empty string count as absent; the
 * username of a row without one is its mail address.
 */
export function toRowFields(values: readonly NamedValue[]): RowFields {
  const byKind = groupByKind(values.filter(([, value]) => !isAbsent(value)));
  const attributes = Object.fromEntries(byKind.attribute);
  return {
    username: byKind.username[0]?.[1] ?? attributes['email'],
    password: byKind.password[0]?.[1],
    groups: byKind.groups[0]?.[1],
    attributes,
    inapplicable: byKind.inapplicable.map(toName),
    reasons: findMisnamed(byKind),
  };
}

function groupByKind(values: readonly NamedValue[]) {
  const byKind = {
    username: [] as NamedValue[],
    password: [] as NamedValue[],
    groups: [] as NamedValue[],
    attribute: [] as NamedValue[],
    inapplicable: [] as NamedValue[],
    unknown: [] as NamedValue[],
  };
  for (const value of values) byKind[toColumnKind(value[0]) ?? 'unknown'].push(value);
  return byKind;
}

function findMisnamed({ username, unknown }: ReturnType<typeof groupByKind>): string[] {
  const both = `Expected \`username\` or \`${IMPORT_USERNAME}\`, got both`;
  return [
    ...(unknown.length > 0 ? [formatUnknownColumns(unknown.map(toName))] : []),
    ...(username.length > 1 ? [both] : []),
  ];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function toName([name]: NamedValue): string {
  return name;
}
