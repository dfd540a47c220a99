import { createAwsError } from './aws-error.ts';
import type { Books, WorldUser } from './books.ts';
import { writeLetter } from './letter.ts';
import type { WorldSettings } from './settings.ts';

/** What the operations of the pool share. */
export interface PoolWorld {
  readonly books: Books;
  readonly settings: () => WorldSettings;
  /** AWS's clock, milliseconds since the epoch. */
  readonly now: () => number;
  /** Makes something that nothing else is, for example `sub-3`. */
  readonly mint: (kind: string) => string;
}

/** Finds a user. @throws UserNotFoundException, as pools do that do not hide who is in them */
export function getUser({ books }: PoolWorld, username: string): WorldUser {
  const user = books.users.get(username);
  if (user !== undefined) return user;
  throw createAwsError('UserNotFoundException', 'User does not exist.');
}

export function addUser(world: PoolWorld, user: NewUser): WorldUser {
  if (world.books.users.has(user.username)) {
    throw createAwsError('UsernameExistsException', 'User already exists');
  }
  const made: WorldUser = {
    ...user,
    sub: world.mint('sub'),
    createdAt: world.now(),
    enabled: true,
    groups: [],
    code: null,
    confirmCallsAt: [],
    resendCallsAt: [],
  };
  world.books.users.set(user.username, made);
  return made;
}

type NewUser = Pick<WorldUser, 'username' | 'status' | 'password' | 'attributes'>;

/** Mails a new code or link; the one before is void. */
export function sendLetter(world: PoolWorld, user: WorldUser): object | undefined {
  const { books, settings, mint, now } = world;
  const to = user.attributes['email'];
  if (!settings().autoVerifies || to === undefined) return undefined;
  const isLink = settings().mailsLinks;
  const text = isLink ? mint('link') : toCode(mint('code'));
  user.code = { text, sentAt: now() };
  if (!isLink) books.secrets.add(text);
  const content = isLink ? `Click: ${text}` : `Your confirmation code is ${text}`;
  const id = mint('inbox/letter');
  const raw = writeLetter(to, content);
  const letter = { id, username: user.username, to, sentAt: now(), raw };
  books.letters.push(letter);
  if (settings().storesLetters) books.inbox.push({ ...letter, storedAt: now() });
  return { Destination: to, DeliveryMedium: 'EMAIL', AttributeName: 'email' };
}

/** Six digits that differ from code to code. */
function toCode(minted: string): string {
  const number = Number(minted.replaceAll(/\D/g, ''));
  return String(100_000 + ((number * 7919) % 900_000));
}

const HOUR_MS = 3_600_000;

/** Counts a call against the cap of an hour. @throws LimitExceededException above it */
export function takeFromHour(
  callsAt: readonly number[],
  cap: number,
  now: number,
): readonly number[] {
  const recent = callsAt.filter((at) => at > now - HOUR_MS);
  if (recent.length < cap) return [...recent, now];
  const message = 'Attempt limit exceeded, please try after some time.';
  throw createAwsError('LimitExceededException', message);
}

/** Confirms a user whose address is proven. */
export function confirm(user: WorldUser): void {
  user.status = 'CONFIRMED';
  user.code = null;
  user.attributes = { ...user.attributes, email_verified: 'true' };
}
