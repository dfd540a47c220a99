import { z } from 'zod';
import { assertUserPool } from './app-client.ts';
import type { Pool } from './pool.ts';
import { userPoolIdMember, usernameMember } from './request-members.ts';
import type { User } from './user.ts';

/** What every operation of the administrator on one user takes. */
export const adminTarget = z.object({ UserPoolId: userPoolIdMember, Username: usernameMember });

/** Finds the user that the administrator means. @throws ResourceNotFoundException, UserNotFoundException */
export function toTargetUser(target: z.output<typeof adminTarget>, pool: Pool): User {
  assertUserPool(pool, target.UserPoolId);
  return pool.users.get(target.Username);
}
