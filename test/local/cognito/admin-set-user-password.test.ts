import {
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { useRig } from '../rig.ts';
import { createUser, refusalOf, signInBySrp, toTarget } from './calls.ts';

const rig = useRig();
const NEW = 'An0ther!one';

const setPassword = (more: object = {}) =>
  rig().cognito.send(
    new AdminSetUserPasswordCommand({ ...toTarget(rig(), 'bob'), Password: NEW, ...more }),
  );

const STATES = [
  ['UNCONFIRMED', () => rig().signUp('bob')],
  ['CONFIRMED', () => rig().signUpConfirmed('bob')],
  ['FORCE_CHANGE_PASSWORD', () => createUser(rig(), 'bob')],
  [
    'RESET_REQUIRED',
    async () => {
      await rig().signUpConfirmed('bob');
      await rig().cognito.send(new AdminResetUserPasswordCommand(toTarget(rig(), 'bob')));
    },
  ],
] as const;

it.each(STATES)('confirms by a permanent password a user that was %s', async (status, make) => {
  await make();
  expect((await rig().books()).users).toMatchObject([{ status }]);
  await setPassword({ Permanent: true });
  expect((await rig().books()).users).toMatchObject([{ status: 'CONFIRMED' }]);
  expect((await rig().signIn('bob', NEW)).AuthenticationResult).toBeDefined();
  expect((await signInBySrp(rig(), 'bob', NEW)).AuthenticationResult).toBeDefined();
});

it.each(STATES)('makes a user that was %s change another password', async (_status, make) => {
  await make();
  await setPassword();
  expect((await rig().books()).users).toMatchObject([{ status: 'FORCE_CHANGE_PASSWORD' }]);
  expect((await rig().signIn('bob', NEW)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
});

it('says nothing of the mail address', async () => {
  await rig().signUp('bob');
  await setPassword({ Permanent: true });
  expect((await rig().books()).users).toMatchObject([{ emailVerified: false }]);
});

it('refuses what the policy refuses', async () => {
  await createUser(rig(), 'bob');
  expect(await refusalOf(setPassword({ Password: 'passw0rd!', Permanent: true }))).toBe(
    'InvalidPasswordException: Password did not conform with policy: Password must have uppercase characters',
  );
});

it('takes the old password no longer', async () => {
  await rig().signUpConfirmed('bob');
  await signInBySrp(rig(), 'bob');
  await setPassword({ Permanent: true });
  const wrong = 'NotAuthorizedException: Incorrect username or password.';
  expect(await refusalOf(rig().signIn('bob'))).toBe(wrong);
  expect(await refusalOf(signInBySrp(rig(), 'bob'))).toBe(wrong);
});
