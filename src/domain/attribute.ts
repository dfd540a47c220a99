/** Cognito's standard attributes: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html. */
export const STANDARD_ATTRIBUTES = [
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

/** A custom attribute: at most 20 characters after the prefix, of the classes that Cognito allows. */
const CUSTOM_ATTRIBUTE = /^custom:[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,20}$/u;

/** Tells whether a user can have an attribute of that name. */
export function isAttributeName(name: string): boolean {
  return STANDARD_ATTRIBUTES.some((known) => known === name) || CUSTOM_ATTRIBUTE.test(name);
}
