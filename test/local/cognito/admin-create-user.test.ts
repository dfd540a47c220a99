import { AdminConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { HOUR_MS, START_MS, useRig } from '../rig.ts';
import { createUser, getUser, refusalOf, setPool, TEMPORARY, toTarget } from './calls.ts';

const rig = useRig();

const INVITED = {
  MessageAction: undefined,
  UserAttributes: [
    { Name: 'email', Value: 'bob@example.com' },
    { Name: 'email_verified', Value: 'true' },
  ],
};

it('adds a user that must change its password, and shows it', async () => {
  const { User: user } = await createUser(rig(), 'bob', INVITED);
  expect(user).toEqual({
    Username: 'bob',
    Attributes: [{ Name: 'sub', Value: expect.any(String) as string }, ...INVITED.UserAttributes],
    UserCreateDate: new Date(START_MS),
    UserLastModifiedDate: new Date(START_MS),
    Enabled: true,
    UserStatus: 'FORCE_CHANGE_PASSWORD',
  });
  expect((await rig().books()).users).toEqual([
    {
      username: 'bob',
      sub: user?.Attributes?.[0]?.Value,
      status: 'FORCE_CHANGE_PASSWORD',
      emailVerified: true,
      groups: [],
      signUps: 1,
      disabled: false,
    },
  ]);
});

it('marks no address as verified or not by itself', async () => {
  await createUser(rig(), 'bob');
  expect((await getUser(rig(), 'bob')).attributes).not.toHaveProperty('email_verified');
});

it('mails an invitation with the temporary password', async () => {
  await createUser(rig(), 'bob', { ...INVITED, TemporaryPassword: 'A<b>&c1!' });
  const [mail] = await rig().mails('bob');
  expect(mail?.subject).toBe('Your temporary password');
  expect(mail?.text).toBe('Your username is bob and your password is A<b>&c1!.\n');
  expect(mail?.html).toContain('your password is A&lt;b&gt;&amp;c1!.');
  expect((await rig().books()).mails).toMatchObject([{ to: 'bob@example.com', kind: 'cognito' }]);
});

it.each([
  ['it is suppressed', { MessageAction: 'SUPPRESS' as const }, {}],
  ['nobody asked for mail', { DesiredDeliveryMediums: undefined }, {}],
  ['there is no address', { UserAttributes: [] }, {}],
  ['the template has no place for it', {}, { invitationMessage: 'Welcome, {username}' }],
])('mails no invitation where %s', async (_title, more, settings) => {
  await setPool(rig(), settings);
  await createUser(rig(), 'bob', { ...INVITED, ...more });
  expect((await rig().books()).mails).toEqual([]);
});

it('draws a password where none is given, as long as the policy wants it', async () => {
  await setPool(rig(), { passwordPolicy: { minimumLength: 30 } });
  await createUser(rig(), 'bob', { ...INVITED, TemporaryPassword: undefined });
  const [mail] = await rig().mails('bob');
  const password = /your password is (\S+)\.\n$/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(password.length).toBeGreaterThanOrEqual(30);
  expect((await rig().signIn('bob', password)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
});

it('is not confirmed by the trigger that confirms sign-ups', async () => {
  await setPool(rig(), { autoConfirm: true });
  const { User: user } = await createUser(rig(), 'bob');
  expect(user?.UserStatus).toBe('FORCE_CHANGE_PASSWORD');
  expect((await rig().books()).users).toMatchObject([{ emailVerified: false }]);
});

it('works where nobody may sign up', async () => {
  await setPool(rig(), { selfSignUp: false });
  expect(await refusalOf(createUser(rig(), 'bob'))).toBeUndefined();
});

it.each([
  [
    'a short password',
    { TemporaryPassword: 'short' },
    'InvalidPasswordException: Password did not conform with policy: Password not long enough',
  ],
  [
    'a sub',
    { UserAttributes: [{ Name: 'sub', Value: 'a' }] },
    'InvalidParameterException: user.sub: Attribute cannot be updated.',
  ],
  [
    'an address that is none',
    { UserAttributes: [{ Name: 'email', Value: 'bob' }] },
    'InvalidParameterException: Invalid email address format.',
  ],
  [
    'another pool',
    { UserPoolId: 'eu-west-1_000000000' },
    'ResourceNotFoundException: User pool eu-west-1_000000000 does not exist.',
  ],
])('refuses %s', async (_title, more, refusal) => {
  expect(await refusalOf(createUser(rig(), 'bob', more))).toBe(refusal);
  expect((await rig().books()).users).toEqual([]);
});

it('refuses a name that is taken', async () => {
  await rig().signUp('bob');
  expect(await refusalOf(createUser(rig(), 'bob'))).toBe(
    'UsernameExistsException: User account already exists',
  );
  expect((await rig().books()).users).toMatchObject([{ signUps: 1 }]);
});

it('mails another invitation with another password, and counts no sign-up', async () => {
  await createUser(rig(), 'bob', INVITED);
  rig().clock.nowMs += HOUR_MS;
  const more = { MessageAction: 'RESEND' as const, TemporaryPassword: 'An0ther!one' };
  const { User: user } = await createUser(rig(), 'bob', more);
  expect(user).toMatchObject({
    UserCreateDate: new Date(START_MS),
    UserLastModifiedDate: new Date(START_MS + HOUR_MS),
  });
  expect(await rig().mails('bob')).toHaveLength(2);
  expect((await rig().books()).users).toMatchObject([{ signUps: 1 }]);
  expect(await refusalOf(rig().signIn('bob', TEMPORARY))).toContain('Incorrect username');
  expect((await rig().signIn('bob', 'An0ther!one')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
});

it('mails no other invitation to nobody, nor to who has a password', async () => {
  const more = { MessageAction: 'RESEND' as const };
  expect(await refusalOf(createUser(rig(), 'bob', more))).toBe(
    'UserNotFoundException: User does not exist.',
  );
  await rig().signUp('bob');
  expect(await refusalOf(createUser(rig(), 'bob', more))).toBe(
    'UnsupportedUserStateException: Resend not possible. bob status is not FORCE_CHANGE_PASSWORD',
  );
});

it('is confirmed by no code and no administrator, only by a password', async () => {
  const refusal =
    'NotAuthorizedException: User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD';
  await createUser(rig(), 'bob');
  expect(await refusalOf(rig().confirm('bob', '123456'))).toBe(refusal);
  const command = new AdminConfirmSignUpCommand(toTarget(rig(), 'bob'));
  expect(await refusalOf(rig().cognito.send(command))).toBe(refusal);
});
