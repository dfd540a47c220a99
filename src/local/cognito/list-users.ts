import { z } from 'zod';
import { assertUserPool } from './app-client.ts';
import { defineOperation } from './operation.ts';
import { toPage } from './page.ts';
import { userPoolIdMember } from './request-members.ts';
import { toFilter } from './user-filter.ts';
import { toAttributeList, toUserType } from './user.ts';
import type { User } from './user.ts';

const request = z.object({
  UserPoolId: userPoolIdMember,
  AttributesToGet: z.array(z.string().min(1).max(32)).optional(),
  Limit: z.int().min(0).max(60).optional(),
  PaginationToken: z.string().min(1).optional(),
  Filter: z.string().max(256).optional(),
});

/** ListUsers: the users in order of sign-up. AWS's own order is none, and its list may lag behind; this one does not. */
export const listUsers = defineOperation({
  signed: true,
  request,
  run: (input, pool) => {
    assertUserPool(pool, input.UserPoolId);
    const matches = toFilter(input.Filter);
    const found = pool.users.numbered().filter(([, user]) => matches(user));
    const { items, next } = toPage(found, { limit: input.Limit, token: input.PaginationToken });
    const names = input.AttributesToGet;
    return { Users: items.map((user) => toListed(user, names)), PaginationToken: next };
  },
});

function toListed(user: User, names: readonly string[] | undefined): object {
  if (names === undefined) return toUserType(user);
  const Attributes = toAttributeList(user).filter(({ Name }) => names.includes(Name));
  return { ...toUserType(user), Attributes };
}
