import { createCognitoError } from './cognito-error.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
const STANDARD = new Set([
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
]);
const WRITTEN_BY_COGNITO = new Set(['sub', 'identities']);
const WRITTEN_BY_ADMINISTRATORS = new Set(['email_verified', 'phone_number_verified']);
const EMAIL = /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"]+$/;
const BOOLEAN = /^(?:true|false)$/;
const FORMATS: Readonly<Record<string, { pattern: RegExp; text: string }>> = {
  email: { pattern: EMAIL, text: 'Invalid email address format.' },
  phone_number: { pattern: /^\+\d+$/, text: 'Invalid phone number format.' },
  birthdate: {
    pattern: /^\d{4}-\d{2}-\d{2}$/,
    text: 'Attributes did not conform to the schema: birthdate: String does not match expected format',
  },
  email_verified: { pattern: BOOLEAN, text: 'Invalid value for attribute email_verified.' },
  phone_number_verified: {
    pattern: BOOLEAN,
    text: 'Invalid value for attribute phone_number_verified.',
  },
};

/** The names of the attributes that every pool has and a person fills in. */
export const STANDARD_ATTRIBUTES: readonly string[] = [...STANDARD];

/** Who writes attributes: an administrator may also say that an address is verified. */
type Writer = 'client' | 'administrator';

/** Tells whether a text has the form of a mail address. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/**
 * Reads attributes; this pool knows the standard ones and any `custom:*`.
 *
 * @throws NotAuthorizedException for those that the writer may not write; InvalidParameterException
 */
export function parseAttributes(
  list: readonly { readonly Name: string; readonly Value: string }[],
  writer: Writer,
): ReadonlyMap<string, string> {
  for (const { Name, Value } of list) assertAttribute(Name, Value, writer);
  return new Map(list.map(({ Name, Value }) => [Name, Value]));
}

/** Refuses what the app client may not write; `null` stands for all. @throws NotAuthorizedException */
export function assertWritable(
  list: readonly { readonly Name: string }[],
  writable: readonly string[] | null,
): void {
  if (list.some(({ Name }) => writable?.includes(Name) === false)) throw createUnauthorized();
}

function assertAttribute(name: string, value: string, writer: Writer): void {
  assertMayWrite(name, writer);
  const isKnown = STANDARD.has(name) || WRITTEN_BY_ADMINISTRATORS.has(name);
  if (!isKnown && !/^custom:\S+$/.test(name)) {
    throw createCognitoError(
      'InvalidParameterException',
      `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
    );
  }
  const format = FORMATS[name];
  // An empty value is AWS's way to delete an attribute.
  if (format !== undefined && value !== '' && !format.pattern.test(value)) {
    throw createCognitoError('InvalidParameterException', format.text);
  }
}

function assertMayWrite(name: string, writer: Writer): void {
  if (writer === 'administrator') {
    if (!WRITTEN_BY_COGNITO.has(name)) return;
    const text = `user.${name}: Attribute cannot be updated.`;
    throw createCognitoError('InvalidParameterException', text);
  }
  if (WRITTEN_BY_COGNITO.has(name) || WRITTEN_BY_ADMINISTRATORS.has(name)) {
    throw createUnauthorized();
  }
}

function createUnauthorized(): Error {
  const text = 'A client attempted to write unauthorized attribute';
  return createCognitoError('NotAuthorizedException', text);
}
