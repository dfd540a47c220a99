import { z } from 'zod';
import { adminTarget, toTargetUser } from './admin-target.ts';
import { defineOperation } from './operation.ts';
import { toPage } from './page.ts';

const request = adminTarget.extend({
  Limit: z.int().min(0).max(60).optional(),
  NextToken: z.string().min(1).optional(),
});

/** AdminListGroupsForUser: the groups in the order in which the user joined them. */
export const adminListGroupsForUser = defineOperation({
  signed: true,
  request,
  run: (input, pool) => {
    const user = toTargetUser(input, pool);
    const date = pool.createdAtMs / 1000;
    const groups = [...user.groups].map((GroupName, index): [number, object] => [
      index,
      { GroupName, UserPoolId: pool.id, CreationDate: date, LastModifiedDate: date },
    ]);
    const { items, next } = toPage(groups, { limit: input.Limit, token: input.NextToken });
    return { Groups: items, NextToken: next };
  },
});
