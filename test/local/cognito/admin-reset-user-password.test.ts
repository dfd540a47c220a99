import { AdminResetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { useRig } from '../rig.ts';
import { createUser, refusalOf, setPool, toTarget } from './calls.ts';

const rig = useRig();

const reset = () => rig().cognito.send(new AdminResetUserPasswordCommand(toTarget(rig(), 'bob')));

it('ends the password and mails a code, never a link', async () => {
  await rig().signUpConfirmed('bob');
  await setPool(rig(), { confirmation: 'link' });
  await reset();
  expect((await rig().books()).users).toMatchObject([{ status: 'RESET_REQUIRED' }]);
  expect(await rig().codes('bob')).toHaveLength(2);
});

it.each([
  ['UNCONFIRMED', () => rig().signUp('bob')],
  ['FORCE_CHANGE_PASSWORD', () => createUser(rig(), 'bob')],
])('refuses a user that is %s', async (_status, make) => {
  await make();
  expect(await refusalOf(reset())).toBe(
    'NotAuthorizedException: User password cannot be reset in the current state.',
  );
});

it('refuses a user that no code can reach', async () => {
  await setPool(rig(), { autoConfirm: true });
  await rig().signUp('bob', { UserAttributes: [] });
  expect(await refusalOf(reset())).toMatch(/^InvalidParameterException: Cannot reset password/);
});
