import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  GetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { PASSWORD, toRefusal, useRig } from '../rig.ts';
import type { Rig } from '../rig.ts';

const rig = useRig();

interface Target {
  readonly UserPoolId: string;
  readonly Username: string;
}

const OPERATIONS = {
  AdminAddUserToGroup: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminAddUserToGroupCommand({ ...target, GroupName: 'staff' })),
  AdminConfirmSignUp: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminConfirmSignUpCommand(target)),
  AdminDeleteUser: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminDeleteUserCommand(target)),
  AdminDisableUser: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminDisableUserCommand(target)),
  AdminEnableUser: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminEnableUserCommand(target)),
  AdminGetUser: ({ cognito }: Rig, target: Target) => cognito.send(new AdminGetUserCommand(target)),
  AdminListGroupsForUser: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminListGroupsForUserCommand(target)),
  AdminResetUserPassword: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminResetUserPasswordCommand(target)),
  AdminSetUserPassword: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminSetUserPasswordCommand({ ...target, Password: PASSWORD })),
  AdminUpdateUserAttributes: ({ cognito }: Rig, target: Target) =>
    cognito.send(new AdminUpdateUserAttributesCommand({ ...target, UserAttributes: [] })),
};

const bob = (): Target => ({ UserPoolId: rig().userPoolId, Username: 'bob' });

it('confirms without a code and leaves the address unverified', async () => {
  await rig().signUp('bob');
  await OPERATIONS.AdminConfirmSignUp(rig(), bob());
  expect((await rig().books()).users).toMatchObject([
    { status: 'CONFIRMED', emailVerified: false },
  ]);
});

it('refuses to confirm twice', async () => {
  await rig().signUpConfirmed('bob');
  expect(await toRefusal(OPERATIONS.AdminConfirmSignUp(rig(), bob()))).toMatchObject({
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  });
});

it('deletes a user, whose tokens then find nobody', async () => {
  await rig().signUpConfirmed('bob');
  const { AuthenticationResult: tokens } = await rig().signIn('bob');
  await OPERATIONS.AdminDeleteUser(rig(), bob());
  expect((await rig().books()).users).toEqual([]);
  const input = { AccessToken: tokens?.AccessToken };
  expect(await toRefusal(rig().cognito.send(new GetUserCommand(input)))).toMatchObject({
    name: 'UserNotFoundException',
    message: 'User does not exist.',
  });
});

it('shows a disabled user as such', async () => {
  await rig().signUpConfirmed('bob');
  await OPERATIONS.AdminDisableUser(rig(), bob());
  expect(await OPERATIONS.AdminGetUser(rig(), bob())).toMatchObject({
    Enabled: false,
    UserStatus: 'CONFIRMED',
  });
});

it('lets a disabled user sign in again', async () => {
  await rig().signUpConfirmed('bob');
  await OPERATIONS.AdminDisableUser(rig(), bob());
  await OPERATIONS.AdminEnableUser(rig(), bob());
  expect((await rig().signIn('bob')).AuthenticationResult).toBeDefined();
  expect((await rig().books()).users).toMatchObject([{ disabled: false }]);
});

const NAMES = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[];

it.each(NAMES)('%s knows no such user', async (name) => {
  expect(await toRefusal(OPERATIONS[name](rig(), bob()))).toMatchObject({
    name: 'UserNotFoundException',
    message: 'User does not exist.',
  });
});

it.each(NAMES)('%s knows no other pool', async (name) => {
  const target = { ...bob(), UserPoolId: 'eu-west-1_000000000' };
  expect(await toRefusal(OPERATIONS[name](rig(), target))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'User pool eu-west-1_000000000 does not exist.',
  });
});
