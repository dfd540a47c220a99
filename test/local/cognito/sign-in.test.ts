import { AdminResetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { useRig } from '../rig.ts';
import { adminSignIn, createUser, refusalOf, respond, setPool, signInBySrp } from './calls.ts';
import { TEMPORARY, toTarget } from './calls.ts';

const rig = useRig();
const DAY_MS = 24 * 3_600_000;

const WAYS = [
  ['USER_PASSWORD_AUTH', () => rig().signIn('bob')],
  ['ADMIN_USER_PASSWORD_AUTH', () => adminSignIn(rig(), 'bob')],
  ['USER_SRP_AUTH', () => signInBySrp(rig(), 'bob')],
] as const;

it.each(WAYS)(
  'answers a right password by %s with the challenge of the pool',
  async (_w, signIn) => {
    await rig().signUpConfirmed('bob');
    await setPool(rig(), { signInChallenge: 'SOFTWARE_TOKEN_MFA' });
    const answer = await signIn();
    expect(answer.AuthenticationResult).toBeUndefined();
    expect(answer.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(answer.Session).toMatch(/^[\w-]{20,2048}$/);
  },
);

it('lets nobody pass the challenge of the pool', async () => {
  await rig().signUpConfirmed('bob');
  await setPool(rig(), { signInChallenge: 'SMS_MFA' });
  const { Session: session } = await rig().signIn('bob');
  const responses = { USERNAME: 'bob', SMS_MFA_CODE: '123456' };
  expect(await refusalOf(respond(rig(), 'SMS_MFA', { session, responses }))).toBe(
    'CodeMismatchException: Invalid code or auth state for the user.',
  );
});

it.each(WAYS)('refuses by %s a user whose password was reset', async (_way, signIn) => {
  await rig().signUpConfirmed('bob');
  await rig().cognito.send(new AdminResetUserPasswordCommand(toTarget(rig(), 'bob')));
  expect(await refusalOf(signIn())).toBe(
    'PasswordResetRequiredException: Password reset required for the user',
  );
});

it.each([
  [7 * DAY_MS - 1, undefined],
  [
    7 * DAY_MS,
    'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.',
  ],
])('takes a temporary password for seven days: after %i ms %s', async (elapsedMs, refusal) => {
  await createUser(rig(), 'bob');
  rig().clock.nowMs += elapsedMs;
  expect(await refusalOf(rig().signIn('bob', TEMPORARY))).toBe(refusal);
});

it('renews a temporary password that is over', async () => {
  await createUser(rig(), 'bob');
  rig().clock.nowMs += 8 * DAY_MS;
  await createUser(rig(), 'bob', { MessageAction: 'RESEND' });
  expect((await rig().signIn('bob', TEMPORARY)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
});
