import type { RowUnderTest } from './row-under-test.ts';

/** The key under which the user who stands in the pool has an object, by what AWS knows of the user. */
export function toObjectKey({ world, person, policy }: RowUnderTest): string {
  const sub = world.books.users.get(person.username)?.sub ?? '';
  const owner = policy.storageCredentials === 'identityPool' ? world.identityOf(sub) : sub;
  return `users/${owner ?? ''}/profile.json`;
}
