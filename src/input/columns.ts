import { STANDARD_ATTRIBUTES, isAttributeName } from '../domain/attribute.ts';

/** What a column of the input, or a key of a JSON Lines object, means. */
export type ColumnKind = 'username' | 'password' | 'groups' | 'attribute' | 'inapplicable';

/** The username's name in the header that Cognito's own CSV import uses. */
export const IMPORT_USERNAME = 'cognito:username';

/** Columns of Cognito's own import header that nobody can set while signing up. */
const INAPPLICABLE = ['cognito:mfa_enabled', 'email_verified', 'phone_number_verified'] as const;

const KINDS: ReadonlyMap<string, ColumnKind> = new Map<string, ColumnKind>([
  ['username', 'username'],
  [IMPORT_USERNAME, 'username'],
  ['password', 'password'],
  ['groups', 'groups'],
  ...STANDARD_ATTRIBUTES.map((name) => [name, 'attribute'] as const),
  ...INAPPLICABLE.map((name) => [name, 'inapplicable'] as const),
]);

/** Every name of a column that is no custom attribute. */
export const COLUMN_NAMES: readonly string[] = [...KINDS.keys()];

/** Tells what a column means, or `undefined` where its name is none of ours. */
export function toColumnKind(name: string): ColumnKind | undefined {
  return KINDS.get(name) ?? (isAttributeName(name) ? 'attribute' : undefined);
}
