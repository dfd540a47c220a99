import { createCognitoError } from './cognito-error.ts';
import { sendOtherCode } from './confirmation-code.ts';
import type { Pool } from './pool.ts';
import { writeAttributes } from './sign-in-names.ts';
import type { User } from './user.ts';

type Attributes = ReadonlyMap<string, string>;

/**
 * Changes attributes; an empty value deletes one. A new mail address is unverified unless the same call says otherwise,
 * and then gets a code.
 *
 * @throws AliasExistsException; InvalidParameterException
 */
export function updateAttributes(user: User, changes: Attributes, pool: Pool): void {
  const before = user.attributes.get('email');
  const attributes = merge(user.attributes, changes);
  writeAttributes(user, attributes, { pool });
  user.modifiedAtMs = pool.now();
  const email = attributes.get('email');
  const isUnverified = attributes.get('email_verified') !== 'true';
  if (email !== undefined && email !== before && isUnverified && pool.settings.autoVerify) {
    sendOtherCode(email, pool);
  }
}

function merge(before: Attributes, changes: Attributes): Attributes {
  const after = new Map([...before, ...changes].filter(([, value]) => value !== ''));
  for (const [name, value] of changes) if (value === '') after.delete(name);
  const email = after.get('email');
  if (email === undefined) {
    if (changes.get('email_verified') === 'true') throw refuseToVerify();
    after.delete('email_verified');
  } else if (email !== before.get('email') && !changes.has('email_verified')) {
    after.set('email_verified', 'false');
  }
  return after;
}

function refuseToVerify(): Error {
  const text = 'Email is required to verify/un-verify an email';
  return createCognitoError('InvalidParameterException', text);
}
