import type { ProfileInput } from '../../src/machines/calls.ts';
import type { RowUnderTest } from './row-under-test.ts';

/** The key under which the call that is under way writes or looks. */
export function toObjectKey({ life, policy }: RowUnderTest): string {
  const { sub, identityId } = life.call?.input as ProfileInput;
  const owner = policy.storageCredentials === 'identityPool' ? identityId : sub;
  return `users/${owner ?? ''}/profile.json`;
}
