import { createCognitoError } from './cognito-error.ts';
import type { User } from './user.ts';

/** The users of the pool. */
export class UserDirectory {
  readonly #byUsername = new Map<string, User>();
  readonly #bySub = new Map<string, User>();
  readonly #signUps = new Map<string, number>();

  /** Adds a user and counts the sign-up; the count outlives the user. */
  add(user: User): void {
    if (this.#byUsername.has(user.username)) throw createCognitoError('UsernameExistsException');
    this.#byUsername.set(user.username, user);
    this.#bySub.set(user.sub, user);
    this.#signUps.set(user.username, this.signUpsOf(user.username) + 1);
  }

  /** Deletes a user for good. */
  remove(user: User): void {
    this.#byUsername.delete(user.username);
    this.#bySub.delete(user.sub);
  }

  /** The user of a name. @throws UserNotFoundException */
  get(username: string): User {
    const user = this.#byUsername.get(username);
    if (user === undefined) throw createCognitoError('UserNotFoundException');
    return user;
  }

  /** The user of a `sub`. @throws UserNotFoundException */
  getBySub(sub: string): User {
    const user = this.#bySub.get(sub);
    if (user === undefined) throw createCognitoError('UserNotFoundException');
    return user;
  }

  /** How many sign-ups took effect under a name. */
  signUpsOf(username: string): number {
    return this.#signUps.get(username) ?? 0;
  }

  /** Every user, in order of sign-up. */
  all(): readonly User[] {
    return [...this.#byUsername.values()];
  }
}
