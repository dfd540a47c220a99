import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, START_MS, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const wrongCodeOf = (code: string) => (code === '000000' ? '000001' : '000000');

it('confirms the user and verifies the mail address', async () => {
  await rig().signUp('bob');
  rig().clock.nowMs += MINUTE_MS;
  await rig().confirm('bob', await rig().code('bob'));
  expect((await rig().books()).users).toMatchObject([{ status: 'CONFIRMED', emailVerified: true }]);
  const input = { UserPoolId: rig().userPoolId, Username: 'bob' };
  expect(await rig().cognito.send(new AdminGetUserCommand(input))).toMatchObject({
    UserCreateDate: new Date(START_MS),
    UserLastModifiedDate: new Date(START_MS + MINUTE_MS),
  });
});

it('refuses a wrong code and still takes the right one', async () => {
  await rig().signUp('bob');
  const code = await rig().code('bob');
  expect(await toRefusal(rig().confirm('bob', wrongCodeOf(code)))).toMatchObject({
    name: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  });
  await rig().confirm('bob', code);
});

it.each([
  [24 * HOUR_MS - 1, undefined],
  [24 * HOUR_MS, 'ExpiredCodeException'],
])('lets a code live for 24 hours: after %i ms %s', async (elapsedMs, name) => {
  await rig().signUp('bob');
  const code = await rig().code('bob');
  rig().clock.nowMs += elapsedMs;
  const refusal = (await toRefusal(rig().confirm('bob', code))) as Error | undefined;
  expect(refusal?.name).toBe(name);
});

it('calls a code expired where none is outstanding', async () => {
  await rig().signUp('bob', { UserAttributes: [] });
  expect(await toRefusal(rig().confirm('bob', '123456'))).toMatchObject({
    name: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  });
});

it('takes only the newest code after a resend', async () => {
  await rig().signUp('bob');
  const oldCode = await rig().code('bob');
  const input = { ClientId: rig().clientId, Username: 'bob' };
  await rig().cognito.send(new ResendConfirmationCodeCommand(input));
  const newCode = (await rig().codes('bob')).find((code) => code !== oldCode) ?? oldCode;
  expect(await toRefusal(rig().confirm('bob', oldCode))).toMatchObject({
    name: 'CodeMismatchException',
  });
  await rig().confirm('bob', newCode);
});

it('refuses to confirm twice, also after a confirmation by the administrator', async () => {
  const already = {
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  };
  await rig().signUpConfirmed('bob');
  expect(await toRefusal(rig().confirm('bob', '123456'))).toMatchObject(already);
  await rig().signUp('eve');
  const code = await rig().code('eve');
  const input = { UserPoolId: rig().userPoolId, Username: 'eve' };
  await rig().cognito.send(new AdminConfirmSignUpCommand(input));
  expect(await toRefusal(rig().confirm('eve', code))).toMatchObject(already);
});

it('counts 15 calls an hour for one user', async () => {
  await rig().signUp('bob');
  const code = await rig().code('bob');
  for (let call = 0; call < 15; call += 1) {
    await toRefusal(rig().confirm('bob', wrongCodeOf(code)));
  }
  expect(await toRefusal(rig().confirm('bob', code))).toMatchObject({
    name: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  });
  rig().clock.nowMs += HOUR_MS;
  await rig().confirm('bob', code);
});

it('knows no such user', async () => {
  expect(await toRefusal(rig().confirm('bob', '123456'))).toMatchObject({
    name: 'UserNotFoundException',
    message: 'User does not exist.',
  });
});
