import type { User } from './cognito/user.ts';
import type { LoggedMail } from './mail-log.ts';
import type { World } from './world.ts';

/** What the local AWS holds and what it was asked: the oracle of tests. */
export interface Books {
  readonly users: readonly BookedUser[];
  readonly objects: readonly BookedObject[];
  readonly mails: readonly Pick<LoggedMail, 'to' | 'subject' | 'kind'>[];
  /** Calls that reached the server, by operation. */
  readonly calls: Readonly<Record<string, number>>;
  /** Calls that were answered with a throttle, by operation. */
  readonly throttled: Readonly<Record<string, number>>;
}

/** A user of the pool; `username` is what AdminGetUser shows, so in a pool that signs in by mail address the `sub`. */
interface BookedUser extends Pick<User, 'username' | 'sub' | 'status'> {
  readonly emailVerified: boolean;
  readonly groups: readonly string[];
  /** Sign-ups, also by an administrator, that took effect under the name signed up with; those of deleted users too. */
  readonly signUps: number;
  readonly disabled: boolean;
}

/** An object; mail in the inbox is not one. */
interface BookedObject {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly size: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly writer: string;
}

/** Reads the books of a world. */
export function readBooks(world: World): Books {
  return {
    users: world.pool.users.all().map((user) => toBookedUser(user, world)),
    objects: toBookedObjects(world),
    mails: world.mails.map(({ to, subject, kind }) => ({ to, subject, kind })),
    calls: world.calls.toObject(),
    throttled: world.throttled.toObject(),
  };
}

function toBookedUser(user: User, { pool }: World): BookedUser {
  return {
    username: user.username,
    sub: user.sub,
    status: user.status,
    emailVerified: user.attributes.get('email_verified') === 'true',
    groups: [...user.groups],
    signUps: pool.users.signUpsOf(user),
    disabled: !user.enabled,
  };
}

function toBookedObjects({ buckets, target }: World): readonly BookedObject[] {
  const bucket = buckets.get(target.objectBucket);
  const entries = bucket?.entries({ prefix: '', after: '', maxKeys: Infinity }) ?? [];
  return entries.map(([key, { etag, body, metadata, writer }]) => ({
    bucket: target.objectBucket,
    key,
    etag,
    size: body.length,
    metadata,
    writer,
  }));
}
