import type { ProfileInput } from '../../src/machines/calls.ts';
import type { RowUnderTest } from './row-under-test.ts';

/** The key under which the call that is under way writes or looks. */
export function toObjectKey({ life, policy }: RowUnderTest): string {
  const input = life.call?.input as Pick<ProfileInput, 'sub' | 'identityId'> | undefined;
  const owner = policy.storageCredentials === 'identityPool' ? input?.identityId : input?.sub;
  return `users/${owner ?? ''}/profile.json`;
}
