import { createHash } from 'node:crypto';
import type { Pool } from './pool.ts';
import { createVerifier } from './srp.ts';
import type { SrpVerifier } from './srp.ts';
import type { Password, User } from './user.ts';

const DAY_MS = 24 * 3_600_000;

/** Takes a password that stays until it is changed. */
export function createPassword(pool: Pool, username: string, text: string): Password {
  return { digest: digest(pool, username, text) };
}

/** Takes a password that must be changed at the first sign-in, within the days that the policy gives. */
export function createTemporaryPassword(pool: Pool, username: string, text: string): Password {
  const { temporaryPasswordValidityDays: days } = pool.settings.passwordPolicy;
  return { digest: digest(pool, username, text), expiresAtMs: pool.now() + days * DAY_MS };
}

/** Tells whether a text is the user's password. */
export function hasPassword({ username, password }: User, text: string, pool: Pool): boolean {
  return password.digest === digest(pool, username, text);
}

/** What the server knows of a password in SRP. */
export function toVerifier(password: Password): SrpVerifier {
  password.verifier ??= createVerifier(password.digest);
  return password.verifier;
}

/** The part of a pool's id that SRP calls its name. */
export function toPoolName({ id }: Pool): string {
  return id.slice(id.indexOf('_') + 1);
}

function digest(pool: Pool, username: string, text: string): string {
  return createHash('sha256')
    .update(`${toPoolName(pool)}${username}:${text}`)
    .digest('hex');
}
