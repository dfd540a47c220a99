import { createCognitoError } from './cognito-error.ts';
import type { User } from './user.ts';

/** A user and how many came before it. */
type Entry = readonly [ordinal: number, user: User];

/** The users of the pool. */
export class UserDirectory {
  readonly #byUsername = new Map<string, User>();
  readonly #bySub = new Map<string, User>();
  /** Those that may sign in by their mail address. */
  readonly #byEmail = new Map<string, User>();
  readonly #signUps = new Map<string, number>();
  readonly #ordinals = new Map<User, number>();
  #added = 0;

  /** Adds a user and counts the sign-up; the count outlives the user. @throws UsernameExistsException */
  add(user: User): void {
    if (this.#byUsername.has(user.username)) throw createCognitoError('UsernameExistsException');
    this.#byUsername.set(user.username, user);
    this.#bySub.set(user.sub, user);
    this.#signUps.set(user.signUpName, this.signUpsOf(user) + 1);
    this.#ordinals.set(user, this.#added);
    this.#added += 1;
  }

  /** Deletes a user for good. */
  remove(user: User): void {
    this.releaseEmail(user);
    this.#byUsername.delete(user.username);
    this.#bySub.delete(user.sub);
    this.#ordinals.delete(user);
  }

  /** The user of a name, or of a mail address that is a name. */
  find(name: string): User | undefined {
    return this.#byUsername.get(name) ?? this.#byEmail.get(name);
  }

  /** As {@link find}. @throws UserNotFoundException */
  get(name: string): User {
    const user = this.find(name);
    if (user === undefined) throw createCognitoError('UserNotFoundException');
    return user;
  }

  /** The user of a `sub`. @throws UserNotFoundException */
  getBySub(sub: string): User {
    const user = this.#bySub.get(sub);
    if (user === undefined) throw createCognitoError('UserNotFoundException');
    return user;
  }

  /** Whose name a mail address is. */
  holderOf(email: string): User | undefined {
    return this.#byEmail.get(email);
  }

  /** Makes a mail address a name of the user, and of nobody else. */
  nameByEmail(user: User, email: string): void {
    this.#byEmail.set(email, user);
  }

  /** Ends that the user's present mail address is a name of its own. */
  releaseEmail(user: User): void {
    const email = user.attributes.get('email') ?? '';
    if (this.#byEmail.get(email) === user) this.#byEmail.delete(email);
  }

  /** How many sign-ups took effect under the name that a user was signed up as. */
  signUpsOf({ signUpName }: Pick<User, 'signUpName'>): number {
    return this.#signUps.get(signUpName) ?? 0;
  }

  /** Every user, in order of sign-up. */
  all(): readonly User[] {
    return [...this.#byUsername.values()];
  }

  /** Every user in order of sign-up, with how many came before it, those deleted since included. */
  numbered(): readonly Entry[] {
    return [...this.#ordinals].map(([user, ordinal]): Entry => [ordinal, user]);
  }
}
