import { createCognitoError } from './cognito-error.ts';
import { assertPassword } from './password-policy.ts';
import { createPassword } from './password.ts';
import type { Pool } from './pool.ts';
import { finishSignIn, required } from './sign-in.ts';
import type { SignInParameters } from './sign-in.ts';
import { updateAttributes } from './update-attributes.ts';
import { assertWritable, parseAttributes } from './user-attributes.ts';
import { confirmUser } from './user.ts';
import type { User } from './user.ts';

const ATTRIBUTE_PREFIX = 'userAttributes.';

/** NEW_PASSWORD_REQUIRED: the password that takes the place of a temporary one, and attributes that have no value yet. */
export async function answerNewPassword(
  user: User,
  responses: SignInParameters,
  pool: Pool,
): Promise<object> {
  const password = required(responses, 'NEW_PASSWORD');
  assertPassword(password, pool.settings.passwordPolicy);
  updateAttributes(user, toNewAttributes(user, responses, pool), pool);
  user.password = createPassword(pool, user.username, password);
  confirmUser(user, pool.now());
  return finishSignIn(user, pool);
}

function toNewAttributes(
  user: User,
  responses: SignInParameters,
  { settings }: Pool,
): ReadonlyMap<string, string> {
  const list = Object.entries(responses)
    .filter(([name]) => name.startsWith(ATTRIBUTE_PREFIX))
    .map(([name, Value]) => ({ Name: name.slice(ATTRIBUTE_PREFIX.length), Value }));
  const given = list.find(({ Name }) => user.attributes.has(Name));
  if (given !== undefined) {
    const text = `Cannot modify an already provided ${given.Name}`;
    throw createCognitoError('NotAuthorizedException', text);
  }
  assertWritable(list, settings.writeAttributes);
  return parseAttributes(list, 'client');
}
