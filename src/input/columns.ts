/** What a column of the input, or a key of a JSON Lines object, means. */
export type ColumnKind = 'username' | 'password' | 'groups' | 'attribute' | 'inapplicable';

const STANDARD_ATTRIBUTES = [
  'address',
  'birthdate',
  'email',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
] as const;

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

/** A custom attribute: at most 20 characters after the prefix, of the classes that Cognito allows. */
const CUSTOM_ATTRIBUTE = /^custom:[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,20}$/u;

/** Every name of a column that is no custom attribute. */
export const COLUMN_NAMES: readonly string[] = [...KINDS.keys()];

/** Tells what a column means, or `undefined` where its name is none of ours. */
export function toColumnKind(name: string): ColumnKind | undefined {
  return KINDS.get(name) ?? (CUSTOM_ATTRIBUTE.test(name) ? 'attribute' : undefined);
}
