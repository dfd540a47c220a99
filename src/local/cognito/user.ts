import { createHash, randomUUID } from 'node:crypto';
import type { Lockout } from './lockout.ts';

/** The one code that confirms a user: a newer one takes its place. */
interface ConfirmationCode {
  readonly value: string;
  readonly expiresAtMs: number;
}

/** A user of the pool. */
export interface User {
  readonly username: string;
  readonly sub: string;
  readonly passwordDigest: string;
  /** All but `sub`, by name. */
  readonly attributes: Map<string, string>;
  readonly createdAtMs: number;
  modifiedAtMs: number;
  status: 'UNCONFIRMED' | 'CONFIRMED';
  enabled: boolean;
  code?: ConfirmationCode | undefined;
  lockout?: Lockout | undefined;
  /** When ConfirmSignUp was called within the last hour. */
  confirmCallsMs: readonly number[];
  /** When ResendConfirmationCode was called within the last hour. */
  resendCallsMs: readonly number[];
}

/** What a sign-up says about a user. */
interface NewUser {
  readonly username: string;
  readonly password: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Makes an unconfirmed user; the password is kept as a digest only. */
export function createUser({ username, password, attributes }: NewUser, nowMs: number): User {
  const sub = randomUUID();
  const email = attributes.has('email') ? [['email_verified', 'false'] as const] : [];
  return {
    username,
    sub,
    passwordDigest: digest(password, sub),
    attributes: new Map([...attributes, ...email]),
    createdAtMs: nowMs,
    modifiedAtMs: nowMs,
    status: 'UNCONFIRMED',
    enabled: true,
    confirmCallsMs: [],
    resendCallsMs: [],
  };
}

/** Tells whether a password is the user's. */
export function hasPassword(user: User, password: string): boolean {
  return user.passwordDigest === digest(password, user.sub);
}

/** Makes the user able to sign in. */
export function confirmUser(user: User, nowMs: number): void {
  user.status = 'CONFIRMED';
  user.code = undefined;
  user.modifiedAtMs = nowMs;
}

/** Marks the mail address as the user's own, where there is one. */
export function verifyEmail(user: User): void {
  if (user.attributes.has('email')) user.attributes.set('email_verified', 'true');
}

/** The attributes in AWS's list form, `sub` first. */
export function toAttributeList(user: User): readonly { Name: string; Value: string }[] {
  return [['sub', user.sub] as const, ...user.attributes].map(([Name, Value]) => ({ Name, Value }));
}

// A slow password hash would guard nothing here: it all lives in the memory of a rehearsal.
function digest(password: string, salt: string): string {
  return createHash('sha256').update(salt).update(password).digest('base64');
}
