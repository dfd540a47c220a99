import { z } from 'zod';
import { defineOperation } from './operation.ts';
import { tokenMember } from './request-members.ts';
import { toUserOfToken } from './tokens.ts';
import { toAttributeList } from './user.ts';

/** GetUser: whose access token this is. */
export const getUser = defineOperation({
  signed: false,
  request: z.object({ AccessToken: tokenMember }),
  run: (input, pool) => {
    const user = toUserOfToken(input.AccessToken, pool);
    return { Username: user.username, UserAttributes: toAttributeList(user) };
  },
});
