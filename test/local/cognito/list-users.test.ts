import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ListUsersCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { START_MS, useRig } from '../rig.ts';
import { createUser, refusalOf, setPool, toTarget } from './calls.ts';

const rig = useRig();

const list = (more: Partial<ListUsersCommandInput> = {}) =>
  rig().cognito.send(new ListUsersCommand({ UserPoolId: rig().userPoolId, ...more }));

const namesOf = async (more: Partial<ListUsersCommandInput> = {}) =>
  (await list(more)).Users?.map(({ Username }) => Username);

it('shows users in order of sign-up', async () => {
  const { UserSub: sub } = await rig().signUp('bob');
  await createUser(rig(), 'ann');
  const { Users: users } = await list();
  expect(users?.map(({ Username }) => Username)).toEqual(['bob', 'ann']);
  expect(users?.[0]).toEqual({
    Username: 'bob',
    Attributes: [
      { Name: 'sub', Value: sub },
      { Name: 'email', Value: 'bob@example.com' },
      { Name: 'email_verified', Value: 'false' },
    ],
    UserCreateDate: new Date(START_MS),
    UserLastModifiedDate: new Date(START_MS),
    Enabled: true,
    UserStatus: 'UNCONFIRMED',
  });
});

it.each([
  ['username = "bob"', ['bob']],
  ['username = "Bob"', []],
  ['username ^= "bo"', ['bob', 'boris']],
  ['"username"^="bo"', ['bob', 'boris']],
  ['email = "ann@example.com"', ['ann']],
  ['email ^= "bo"', ['bob', 'boris']],
  ['given_name = "say \\"hi\\""', ['ann']],
  ['phone_number = "+1"', []],
  ['cognito:user_status = "confirmed"', ['bob']],
  ['cognito:user_status ^= "UNCON"', ['boris']],
  ['status = "Disabled"', ['boris']],
  ['status = "Enabled"', ['bob', 'ann']],
  ['status = "enabled"', []],
  ['', ['bob', 'boris', 'ann']],
])('finds by %s: %j', async (Filter, names) => {
  await rig().signUpConfirmed('bob');
  await rig().signUp('boris');
  await rig().cognito.send(new AdminDisableUserCommand(toTarget(rig(), 'boris')));
  await createUser(rig(), 'ann', {
    UserAttributes: [
      { Name: 'email', Value: 'ann@example.com' },
      { Name: 'given_name', Value: 'say "hi"' },
    ],
  });
  expect(await namesOf({ Filter })).toEqual(names);
});

it('finds by sub', async () => {
  const { UserSub: sub } = await rig().signUp('bob');
  await rig().signUp('eve');
  expect(await namesOf({ Filter: `sub = "${sub}"` })).toEqual(['bob']);
});

it('does not take a mail address for the username', async () => {
  await setPool(rig(), { usernameAttributes: ['email'] });
  const { UserSub: sub } = await rig().signUp('bob@example.com', { UserAttributes: [] });
  expect(await namesOf({ Filter: 'username = "bob@example.com"' })).toEqual([]);
  expect(await namesOf({ Filter: 'email = "bob@example.com"' })).toEqual([sub]);
});

it.each(['foo', 'username = bob', 'custom:a = "b"', 'constructor = "b"', 'email != "b"'])(
  'refuses the filter %s',
  async (Filter) => {
    expect(await refusalOf(list({ Filter }))).toBe(
      'InvalidParameterException: Error while parsing filter.',
    );
  },
);

it('pages, and loses nobody when users are deleted between two pages', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await rig().signUp(name);
  const first = await list({ Limit: 2 });
  await rig().cognito.send(new AdminDeleteUserCommand(toTarget(rig(), 'a')));
  const second = await list({ Limit: 2, PaginationToken: first.PaginationToken });
  const third = await list({ Limit: 2, PaginationToken: second.PaginationToken });
  const pages = [first, second, third].map(({ Users }) => Users?.map((user) => user.Username));
  expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(third.PaginationToken).toBeUndefined();
});

it('pages through what a filter finds, 60 at most', async () => {
  for (let number = 0; number < 61; number += 1) await rig().signUp(`user${number}`);
  await rig().signUp('other');
  const Filter = 'username ^= "user"';
  const first = await list({ Filter });
  expect(first.Users).toHaveLength(60);
  expect(await namesOf({ Filter, PaginationToken: first.PaginationToken })).toEqual(['user60']);
});

it.each([
  [{ Limit: 61 }, /Value at 'limit' .* value less than or equal to 60$/],
  [{ PaginationToken: 'nonsense' }, /Invalid pagination token/],
  [{ UserPoolId: 'eu-west-1_000000000' }, /User pool eu-west-1_000000000 does not exist/],
])('refuses %j', async (more, refusal) => {
  expect(await refusalOf(list(more))).toMatch(refusal);
});

it('shows only the attributes that are asked for', async () => {
  await rig().signUp('bob');
  const { Users: users } = await list({ AttributesToGet: ['email', 'name'] });
  expect(users?.[0]?.Attributes).toEqual([{ Name: 'email', Value: 'bob@example.com' }]);
});
