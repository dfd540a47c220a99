import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  GetGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AdminListGroupsForUserCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { START_MS, useRig } from '../rig.ts';
import { refusalOf, setPool, signInBySrp, toClaims, toTarget } from './calls.ts';

const rig = useRig();

const add = (GroupName: string) =>
  rig().cognito.send(new AdminAddUserToGroupCommand({ ...toTarget(rig(), 'bob'), GroupName }));

const list = (more: Partial<AdminListGroupsForUserCommandInput> = {}) =>
  rig().cognito.send(new AdminListGroupsForUserCommand({ ...toTarget(rig(), 'bob'), ...more }));

it('takes any group unless the pool names its own', async () => {
  await rig().signUp('bob');
  await add('anything goes'.replaceAll(' ', '-'));
  await setPool(rig(), { groups: ['staff'] });
  await add('staff');
  expect(await refusalOf(add('admins'))).toBe('ResourceNotFoundException: Group not found.');
  expect((await rig().books()).users).toMatchObject([{ groups: ['anything-goes', 'staff'] }]);
});

it('shows a group that there is', async () => {
  const show = (GroupName: string) =>
    rig().cognito.send(new GetGroupCommand({ UserPoolId: rig().userPoolId, GroupName }));
  expect((await show('anything')).Group?.GroupName).toBe('anything');
  await setPool(rig(), { groups: ['staff'] });
  expect((await show('staff')).Group).toEqual({
    GroupName: 'staff',
    UserPoolId: rig().userPoolId,
    CreationDate: new Date(START_MS),
    LastModifiedDate: new Date(START_MS),
  });
  expect(await refusalOf(show('admins'))).toBe('ResourceNotFoundException: Group not found.');
});

it('adds a user twice to one group without an error and once in effect', async () => {
  await rig().signUp('bob');
  await add('staff');
  await add('staff');
  expect((await list()).Groups).toEqual([
    {
      GroupName: 'staff',
      UserPoolId: rig().userPoolId,
      CreationDate: new Date(START_MS),
      LastModifiedDate: new Date(START_MS),
    },
  ]);
});

it('lists groups by the page', async () => {
  await rig().signUp('bob');
  for (const name of ['a', 'b', 'c']) await add(name);
  const first = await list({ Limit: 2 });
  const second = await list({ Limit: 2, NextToken: first.NextToken });
  expect(first.Groups?.map(({ GroupName }) => GroupName)).toEqual(['a', 'b']);
  expect(second.Groups?.map(({ GroupName }) => GroupName)).toEqual(['c']);
  expect(second.NextToken).toBeUndefined();
});

it.each([
  ['USER_PASSWORD_AUTH', () => rig().signIn('bob')],
  ['USER_SRP_AUTH', () => signInBySrp(rig(), 'bob')],
])('puts the groups into the tokens of %s', async (_way, signIn) => {
  await rig().signUpConfirmed('bob');
  await add('staff');
  await add('admins');
  const { AuthenticationResult: tokens } = await signIn();
  for (const token of [tokens?.IdToken, tokens?.AccessToken]) {
    expect(toClaims(token)).toMatchObject({ 'cognito:groups': ['staff', 'admins'] });
  }
});

it('leaves the claim out where there is no group', async () => {
  await rig().signUpConfirmed('bob');
  const { AuthenticationResult: tokens } = await rig().signIn('bob');
  expect(toClaims(tokens?.IdToken)).not.toHaveProperty('cognito:groups');
});
