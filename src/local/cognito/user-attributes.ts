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
const WRITTEN_BY_COGNITO = new Set([
  'sub',
  'email_verified',
  'phone_number_verified',
  'identities',
]);
const FORMATS: Readonly<Record<string, { pattern: RegExp; text: string }>> = {
  email: {
    pattern: /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"]+$/,
    text: 'Invalid email address format.',
  },
  phone_number: { pattern: /^\+\d+$/, text: 'Invalid phone number format.' },
  birthdate: {
    pattern: /^\d{4}-\d{2}-\d{2}$/,
    text: 'Attributes did not conform to the schema: birthdate: String does not match expected format',
  },
};

/**
 * Reads the attributes of a sign-up; this pool knows the standard ones and any `custom:*`.
 *
 * @throws NotAuthorizedException for those that only Cognito writes; InvalidParameterException
 */
export function parseAttributes(
  list: readonly { readonly Name: string; readonly Value: string }[],
): ReadonlyMap<string, string> {
  for (const { Name, Value } of list) assertAttribute(Name, Value);
  return new Map(list.map(({ Name, Value }) => [Name, Value]));
}

function assertAttribute(name: string, value: string): void {
  if (WRITTEN_BY_COGNITO.has(name)) {
    throw createCognitoError(
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    );
  }
  if (!STANDARD.has(name) && !/^custom:\S+$/.test(name)) {
    throw createCognitoError(
      'InvalidParameterException',
      `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
    );
  }
  const format = FORMATS[name];
  if (format !== undefined && !format.pattern.test(value)) {
    throw createCognitoError('InvalidParameterException', format.text);
  }
}
