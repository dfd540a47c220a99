import { createCognitoError } from './cognito-error.ts';
import type { User } from './user.ts';

// What can be searched for, and how:
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
const FILTER = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;
const PLAIN_ATTRIBUTES = new Set([
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
]);

/** Reads what a filter looks at. */
type Reader = (user: User) => string | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  username: ({ username }) => username,
  sub: ({ sub }) => sub,
  status: ({ enabled }) => (enabled ? 'Enabled' : 'Disabled'),
};

/**
 * Reads a filter such as `email ^= "bob"`.
 *
 * @param filter - Nothing, or the empty text, lets everybody through
 * @throws InvalidParameterException where it is no filter, or looks at what cannot be searched for
 */
export function toFilter(filter: string | undefined): (user: User) => boolean {
  if (filter === undefined || filter === '') return () => true;
  const [, name = '', operator, quoted = ''] = FILTER.exec(filter) ?? [];
  if (operator === undefined) throw refuse();
  const wanted = quoted.replaceAll(/\\(.)/g, '$1');
  const matches = (text: string, part: string): boolean =>
    operator === '=' ? text === part : text.startsWith(part);
  // The one attribute that AWS compares whatever the case.
  if (name === 'cognito:user_status') {
    return ({ status }) => matches(status.toLowerCase(), wanted.toLowerCase());
  }
  const read = toReader(name);
  return (user) => matches(read(user) ?? '', wanted);
}

function toReader(name: string): Reader {
  if (PLAIN_ATTRIBUTES.has(name)) return ({ attributes }) => attributes.get(name);
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (reader === undefined) throw refuse();
  return reader;
}

function refuse(): Error {
  return createCognitoError('InvalidParameterException', 'Error while parsing filter.');
}
