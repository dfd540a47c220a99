import { createAccessDenied, createAwsError, createExpiredToken } from './aws-error.ts';
import { createBooks } from './books.ts';
import type { Books, WorldUser } from './books.ts';
import { BUCKET_OPERATIONS, assertOwnPrefix } from './bucket.ts';
import { IDENTITY_OPERATIONS } from './identity-pool.ts';
import type { IdentityWorld } from './identity-pool.ts';
import { MAIL_OPERATIONS } from './mail-service.ts';
import { ADMINISTRATION_OPERATIONS } from './pool-administration.ts';
import { SIGN_IN_OPERATIONS } from './pool-sign-ins.ts';
import { SIGN_UP_OPERATIONS } from './pool-sign-ups.ts';
import type { Operation } from './pool-sign-ups.ts';
import { confirm, getUser } from './pool-users.ts';
import { text } from './request.ts';
import type { AwsRequest } from './request.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { WorldSettings } from './settings.ts';

/**
 * A small AWS in memory at the level of the SDK's commands: the answers of `aws-reference` and books of its own, with no
 * clock and no chance. It is written apart from `src/local`, so that the two can be held against each other.
 */
export interface World {
  readonly books: Books;
  readonly settings: WorldSettings;
  /** Takes a request in: changes the books and returns AWS's output, or throws AWS's error. */
  take(request: AwsRequest): unknown;
  /** Changes what an operator sets up. */
  set(changes: Partial<WorldSettings>): void;
  /** Puts somebody else's user into the pool. */
  addStranger(user: Stranger): WorldUser;
  /** Deletes a user, as another program would. */
  removeUser(username: string): void;
  /** Tells whom a token or a session was handed to. */
  bearerOf(token: string): string | null;
  /** Tells whose object lies under a key, by the `sub` or the id of the identity in it. */
  ownerOfKey(key: string): string | null;
  /** Tells what the identity pool calls a user; `null` for whom it does not know. */
  identityOf(sub: string): string | null;
  /** Follows the link of the newest confirmation mail. */
  click(username: string): void;
}

/** A user whom no batch created. */
type Stranger = Pick<WorldUser, 'username' | 'status' | 'password'> &
  Partial<Pick<WorldUser, 'attributes' | 'enabled' | 'createdAt'>>;

interface WorldOptions {
  /** Our clock, milliseconds since the epoch; AWS's own is `settings.skewMs` ahead of it. */
  readonly now: () => number;
  readonly settings?: Partial<WorldSettings>;
}

const OPERATIONS: Readonly<Record<string, Operation<IdentityWorld>>> = {
  ...SIGN_UP_OPERATIONS,
  ...ADMINISTRATION_OPERATIONS,
  ...SIGN_IN_OPERATIONS,
  ...IDENTITY_OPERATIONS,
  ...BUCKET_OPERATIONS,
  ...MAIL_OPERATIONS,
};

/** Operations that no credentials sign. */
const UNSIGNED = new Set([
  'SignUp',
  'ConfirmSignUp',
  'ResendConfirmationCode',
  'InitiateAuth',
  'RespondToAuthChallenge',
  'GetUser',
  'RevokeToken',
  'GetId',
  'GetCredentialsForIdentity',
]);

/** Makes a world in which nothing has happened yet. */
export function createWorld({ now, settings: given = {} }: WorldOptions): World {
  const books = createBooks();
  let settings: WorldSettings = { ...DEFAULT_SETTINGS, ...given };
  let minted = 0;
  const inside: IdentityWorld = {
    books,
    settings: () => settings,
    now: () => now() + settings.skewMs,
    mint: (kind) => `${kind}-${++minted}`,
    passes: new Map(),
    identities: new Map(),
    sessions: new Map(),
  };

  return {
    books,
    get settings() {
      return settings;
    },
    take(request) {
      assertPermitted(request, inside);
      const operation = OPERATIONS[request.operation];
      if (operation !== undefined) return operation(request.input, inside);
      throw createAwsError('UnknownOperationException', request.operation, 404);
    },
    set: (changes) => void (settings = { ...settings, ...changes }),
    addStranger: (stranger) => addStranger(stranger, inside),
    removeUser: (username) => void books.users.delete(username),
    bearerOf: (token) => inside.passes.get(token)?.user.username ?? null,
    ownerOfKey: (key) => findOwner(key, inside),
    identityOf: (sub) => inside.identities.get(sub) ?? null,
    click(username) {
      const user = getUser(inside, username);
      if (user.status === 'UNCONFIRMED') confirm(user);
    },
  };
}

function assertPermitted(
  { operation, sessionToken, input }: AwsRequest,
  world: IdentityWorld,
): void {
  const { denied, areCredentialsExpired } = world.settings();
  if (sessionToken !== null) assertOwnPrefix(world, { sessionToken, key: text(input, 'Key') });
  else if (areCredentialsExpired && !UNSIGNED.has(operation)) throw createExpiredToken();
  if (denied.has(operation)) throw createAccessDenied(operation);
}

function findOwner(key: string, { books, identities }: IdentityWorld): string | null {
  const parts = key.split('/');
  const owner = [...books.users.values()].find(({ sub }) =>
    [sub, identities.get(sub)].some((id) => id !== undefined && parts.includes(id)),
  );
  return owner?.username ?? null;
}

function addStranger(stranger: Stranger, { books, mint, now }: IdentityWorld): WorldUser {
  const user: WorldUser = {
    sub: mint('sub-of-stranger'),
    createdAt: now() - 30 * 24 * 3_600_000,
    enabled: true,
    attributes: {},
    groups: [],
    code: null,
    confirmCallsAt: [],
    resendCallsAt: [],
    ...stranger,
  };
  books.users.set(user.username, user);
  return user;
}
