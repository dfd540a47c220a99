import { randomUUID } from 'node:crypto';
import type { Lockout } from './lockout.ts';
import type { SrpVerifier } from './srp.ts';

/** Where a user stands, in AWS's names. */
type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED';

/** The one code that confirms a user: a newer one takes its place. */
interface ConfirmationCode {
  readonly value: string;
  readonly expiresAtMs: number;
}

/** A user's password, of which only a digest is kept. */
export interface Password {
  /**
   * What SRP makes of a password at the client before the salt, in hex: a sign-up costs one hash, and a verifier can
   * still be made from it. A slow hash would guard nothing here: it all lives in the memory of a rehearsal.
   */
  readonly digest: string;
  /** When a temporary password stops being taken. */
  readonly expiresAtMs?: number;
  /** Made when first asked for. */
  verifier?: SrpVerifier;
}

/** A user of the pool. */
export interface User extends Names {
  password: Password;
  /** All but `sub`, by name. */
  attributes: ReadonlyMap<string, string>;
  readonly createdAtMs: number;
  modifiedAtMs: number;
  status: UserStatus;
  enabled: boolean;
  /** In the order in which the user joined them. */
  readonly groups: Set<string>;
  code?: ConfirmationCode | undefined;
  lockout?: Lockout | undefined;
  /** When ConfirmSignUp was called within the last hour. */
  confirmCallsMs: readonly number[];
  /** When ResendConfirmationCode was called within the last hour. */
  resendCallsMs: readonly number[];
}

/** What a user is called. */
export interface Names {
  /** What the pool calls the user: in a pool that signs in by mail address the `sub`. */
  readonly username: string;
  readonly sub: string;
  /** What the user was signed up as. */
  readonly signUpName: string;
}

/** What a sign-up says about a user. */
interface NewUser extends Names {
  readonly password: Password;
  readonly attributes: ReadonlyMap<string, string>;
  readonly status: UserStatus;
}

/** Makes a user that is in no pool yet. */
export function createUser(user: NewUser, nowMs: number): User {
  return {
    ...user,
    createdAtMs: nowMs,
    modifiedAtMs: nowMs,
    enabled: true,
    groups: new Set(),
    confirmCallsMs: [],
    resendCallsMs: [],
  };
}

/** Draws a new user's `sub`. */
export function createSub(): string {
  return randomUUID();
}

/** Makes the user able to sign in. */
export function confirmUser(user: User, nowMs: number): void {
  user.status = 'CONFIRMED';
  user.code = undefined;
  user.modifiedAtMs = nowMs;
}

/** The attributes in AWS's list form, `sub` first. */
export function toAttributeList(user: User): readonly { Name: string; Value: string }[] {
  return [['sub', user.sub] as const, ...user.attributes].map(([Name, Value]) => ({ Name, Value }));
}

/** A user as lists and AdminCreateUser show it; dates are seconds since 1970 with a fraction. */
export function toUserType(user: User): object {
  return {
    Username: user.username,
    Attributes: toAttributeList(user),
    UserCreateDate: user.createdAtMs / 1000,
    UserLastModifiedDate: user.modifiedAtMs / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
