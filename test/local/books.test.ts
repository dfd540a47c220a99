import { expect, it } from 'vitest';
import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendEmailCommand } from '@aws-sdk/client-ses';
import { useRig } from './rig.ts';

const rig = useRig();

const target = (username: string) => ({ UserPoolId: rig().userPoolId, Username: username });

it('shows users with status, verified address and sign-ups', async () => {
  const { UserSub: bob } = await rig().signUp('bob');
  const { UserSub: eve } = await rig().signUpConfirmed('eve');
  await rig().cognito.send(new AdminConfirmSignUpCommand(target('bob')));
  await rig().cognito.send(new AdminDisableUserCommand(target('bob')));
  const common = { status: 'CONFIRMED', groups: [], signUps: 1 };
  expect((await rig().books()).users).toEqual([
    { username: 'bob', sub: bob, ...common, emailVerified: false, disabled: true },
    { username: 'eve', sub: eve, ...common, emailVerified: true, disabled: false },
  ]);
});

it('counts the sign-ups that took effect under a name, deleted users included', async () => {
  await rig().signUp('bob');
  await expect(rig().signUp('bob')).rejects.toThrow('User already exists');
  await rig().cognito.send(new AdminDeleteUserCommand(target('bob')));
  await rig().signUp('bob');
  expect((await rig().books()).users).toMatchObject([{ username: 'bob', signUps: 2 }]);
});

it('shows the groups of a user, and who came in by the administrator', async () => {
  await rig().cognito.send(new AdminCreateUserCommand(target('bob')));
  const input = { ...target('bob'), GroupName: 'staff' };
  await rig().cognito.send(new AdminAddUserToGroupCommand(input));
  expect((await rig().books()).users).toMatchObject([
    { username: 'bob', status: 'FORCE_CHANGE_PASSWORD', groups: ['staff'], signUps: 1 },
  ]);
});

it('shows objects, and not the mail in the inbox', async () => {
  await rig().signUp('bob');
  const input = { Bucket: rig().objectBucket, Key: 'a', Body: 'abc', Metadata: { Owner: 'bob' } };
  const { ETag: etag } = await rig().s3.send(new PutObjectCommand(input));
  expect((await rig().books()).objects).toEqual([
    {
      bucket: rig().objectBucket,
      key: 'a',
      etag,
      size: 3,
      metadata: { owner: 'bob' },
      writer: 'operator',
    },
  ]);
});

it('shows mail of the pool and of SES', async () => {
  await rig().signUp('bob');
  await rig().ses.send(
    new SendEmailCommand({
      Source: 'Team <welcome@example.com>',
      Destination: { ToAddresses: ['Bob <bob@example.com>'] },
      Message: { Subject: { Data: 'Grüße' }, Body: { Text: { Data: 'Hello' } } },
    }),
  );
  expect((await rig().books()).mails).toEqual([
    { to: 'bob@example.com', subject: 'Your verification code', kind: 'cognito' },
    { to: 'bob@example.com', subject: 'Grüße', kind: 'ses' },
  ]);
});

it('counts the calls that reached the server, failed ones included', async () => {
  await rig().signUp('bob');
  await expect(rig().signUp('bob')).rejects.toThrow('User already exists');
  await expect(rig().signIn('bob')).rejects.toThrow('User is not confirmed.');
  expect((await rig().books()).calls).toEqual({ InitiateAuth: 1, SignUp: 2 });
});
