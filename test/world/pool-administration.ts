import { createAwsError } from './aws-error.ts';
import type { WorldUser } from './books.ts';
import type { Operation } from './pool-sign-ups.ts';
import { addUser, getUser } from './pool-users.ts';
import type { PoolWorld } from './pool-users.ts';
import { attributesOf, text } from './request.ts';

/** Users a page: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
const PAGE = 60;

export const ADMINISTRATION_OPERATIONS: Readonly<Record<string, Operation<PoolWorld>>> = {
  AdminCreateUser(input, world) {
    const user = addUser(world, {
      username: text(input, 'Username'),
      password: text(input, 'TemporaryPassword'),
      attributes: attributesOf(input['UserAttributes']),
      status: 'FORCE_CHANGE_PASSWORD',
    });
    return { User: { Username: user.username, Attributes: toAttributeList(user) } };
  },

  AdminGetUser(input, world) {
    const user = getUser(world, text(input, 'Username'));
    return {
      Username: user.username,
      UserStatus: user.status,
      Enabled: user.enabled,
      UserCreateDate: new Date(user.createdAt),
      UserAttributes: toAttributeList(user),
    };
  },

  AdminConfirmSignUp(input, world) {
    const user = getUser(world, text(input, 'Username'));
    if (user.status !== 'UNCONFIRMED') {
      const message = `User cannot be confirmed. Current status is ${user.status}`;
      throw createAwsError('NotAuthorizedException', message);
    }
    user.status = 'CONFIRMED';
    return {};
  },

  AdminSetUserPassword(input, world) {
    const user = getUser(world, text(input, 'Username'));
    user.password = text(input, 'Password');
    user.status = 'CONFIRMED';
    return {};
  },

  AdminUpdateUserAttributes(input, world) {
    const user = getUser(world, text(input, 'Username'));
    user.attributes = { ...user.attributes, ...attributesOf(input['UserAttributes']) };
    return {};
  },

  AdminAddUserToGroup(input, world) {
    const user = getUser(world, text(input, 'Username'));
    const group = text(input, 'GroupName');
    if (!world.settings().groups.includes(group)) {
      throw createAwsError('ResourceNotFoundException', 'Group not found.');
    }
    user.groups = [...new Set([...user.groups, group])];
    return {};
  },

  ListUsers(input, { books }) {
    const start = Number(text(input, 'PaginationToken') || 0);
    const unconfirmed = [...books.users.values()].filter(({ status }) => status === 'UNCONFIRMED');
    const next = start + PAGE;
    return {
      Users: unconfirmed
        .slice(start, next)
        .map((user) => ({ Username: user.username, Attributes: toAttributeList(user) })),
      ...(next < unconfirmed.length && { PaginationToken: String(next) }),
    };
  },
};

/** Lists a user's attributes as Cognito does: `sub` is one of them. */
export function toAttributeList({ sub, attributes }: WorldUser) {
  return Object.entries({ sub, ...attributes }).map(([Name, Value]) => ({ Name, Value }));
}
