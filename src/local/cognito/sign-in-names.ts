import { createCognitoError } from './cognito-error.ts';
import type { Pool } from './pool.ts';
import type { PoolSettings } from './pool-settings.ts';
import { isEmail } from './user-attributes.ts';
import { createSub } from './user.ts';
import type { Names, User } from './user.ts';

// What may be a name, and when:
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html

const EMAIL_TAKEN = 'An account with the given email already exists.';

/** What a new user is called, and what else its name tells about it. */
interface NamedUser {
  readonly names: Names;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Reads the name of a new user as the pool's way to sign in wants it.
 *
 * @throws InvalidParameterException
 */
export function nameUser(
  signUpName: string,
  attributes: ReadonlyMap<string, string>,
  settings: PoolSettings,
): NamedUser {
  const sub = createSub();
  if (settings.usernameAttributes.includes('email')) {
    if (!isEmail(signUpName)) throw refuse('Username should be an email.');
    const named = new Map([...attributes, ['email', signUpName]]);
    return { names: { username: sub, sub, signUpName }, attributes: named };
  }
  if (settings.aliasAttributes.includes('email') && isEmail(signUpName)) {
    throw refuse(
      'Username cannot be of email format, since user pool is configured for email alias.',
    );
  }
  return { names: { username: signUpName, sub, signUpName }, attributes };
}

/**
 * Adds a user.
 *
 * @param takesOver - Whether a user that has the alias loses it
 * @throws UsernameExistsException, also where a pool that signs in by mail address has the address; AliasExistsException
 */
export function addUser(user: User, pool: Pool, takesOver = false): void {
  const { users, settings } = pool;
  const holder = findOtherHolder(user, user.attributes, pool);
  if (holder !== undefined && settings.usernameAttributes.includes('email')) {
    throw createCognitoError('UsernameExistsException', EMAIL_TAKEN);
  }
  if (holder !== undefined && !takesOver) {
    throw createCognitoError('AliasExistsException', EMAIL_TAKEN);
  }
  users.add(user);
  writeAttributes(user, user.attributes, { pool, takesOver });
}

/**
 * Marks the mail address as the user's own, where there is one; in a pool with aliases it becomes a name.
 *
 * @param takesOver - Whether a user that has the alias loses it
 * @throws AliasExistsException
 */
export function verifyEmail(user: User, pool: Pool, takesOver = false): void {
  if (!user.attributes.has('email')) return;
  const attributes = new Map([...user.attributes, ['email_verified', 'true']]);
  writeAttributes(user, attributes, { pool, takesOver });
}

/**
 * Gives a user these attributes in place of its own; a mail address that becomes a name is a name of nobody else.
 *
 * @throws AliasExistsException where it is one of another user's, unless that user is to lose it
 */
export function writeAttributes(
  user: User,
  attributes: ReadonlyMap<string, string>,
  { pool, takesOver = false }: { readonly pool: Pool; readonly takesOver?: boolean },
): void {
  const holder = findOtherHolder(user, attributes, pool);
  if (holder !== undefined && !takesOver) {
    throw createCognitoError('AliasExistsException', EMAIL_TAKEN);
  }
  if (holder !== undefined) {
    holder.attributes = new Map([...holder.attributes, ['email_verified', 'false']]);
  }
  pool.users.releaseEmail(user);
  user.attributes = attributes;
  const name = toEmailName(attributes, pool.settings);
  if (name !== undefined) pool.users.nameByEmail(user, name);
}

function findOtherHolder(
  user: User,
  attributes: ReadonlyMap<string, string>,
  { users, settings }: Pool,
): User | undefined {
  const holder = users.holderOf(toEmailName(attributes, settings) ?? '');
  return holder === user ? undefined : holder;
}

/** The mail address where it is a name: in a pool that signs in by it, or once it is verified in one with aliases. */
function toEmailName(
  attributes: ReadonlyMap<string, string>,
  { usernameAttributes, aliasAttributes }: PoolSettings,
): string | undefined {
  const isAlias = attributes.get('email_verified') === 'true' && aliasAttributes.includes('email');
  return isAlias || usernameAttributes.includes('email') ? attributes.get('email') : undefined;
}

function refuse(text: string): Error {
  return createCognitoError('InvalidParameterException', text);
}
