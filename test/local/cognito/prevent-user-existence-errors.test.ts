import {
  AdminDeleteUserCommand,
  AdminResetUserPasswordCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeEach, expect, it } from 'vitest';
import { useRig } from '../rig.ts';
import { adminSignIn, beginSrp, getUser, refusalOf, respond, setPool } from './calls.ts';
import { signInBySrp, toTarget } from './calls.ts';

const rig = useRig();
const WRONG = 'NotAuthorizedException: Incorrect username or password.';

const WAYS = [
  ['USER_PASSWORD_AUTH', () => rig().signIn('bob')],
  ['ADMIN_USER_PASSWORD_AUTH', () => adminSignIn(rig(), 'bob')],
  ['USER_SRP_AUTH', () => signInBySrp(rig(), 'bob')],
] as const;

beforeEach(() => setPool(rig(), { preventUserExistenceErrors: 'ENABLED' }));

it.each(WAYS)('says of nobody by %s that the password is wrong', async (_way, signIn) => {
  expect(await refusalOf(signIn())).toBe(WRONG);
});

it.each(WAYS)('says by %s the same of a user whose password was reset', async (_way, signIn) => {
  await rig().signUpConfirmed('bob');
  await rig().cognito.send(new AdminResetUserPasswordCommand(toTarget(rig(), 'bob')));
  expect(await refusalOf(signIn())).toBe(WRONG);
});

it('asks nobody for a proof with a salt that stays', async () => {
  const first = await beginSrp(rig(), 'nobody');
  const second = await beginSrp(rig(), 'nobody');
  const other = await beginSrp(rig(), 'somebody');
  const salts = [first, second, other].map((one) => one.challenge.ChallengeParameters?.['SALT']);
  expect(salts[0]).toBe(salts[1]);
  expect(salts[0]).not.toBe(salts[2]);
  const { responses } = first;
  expect(await refusalOf(respond(rig(), 'PASSWORD_VERIFIER', { responses }))).toBe(WRONG);
});

it('still signs in who there is', async () => {
  await rig().signUpConfirmed('bob');
  for (const [, signIn] of WAYS) expect(await refusalOf(signIn())).toBeUndefined();
});

it('says of a proof of a user that is deleted meanwhile that it is wrong', async () => {
  await rig().signUpConfirmed('bob');
  const { responses } = await beginSrp(rig(), 'bob');
  await rig().cognito.send(new AdminDeleteUserCommand(toTarget(rig(), 'bob')));
  expect(await refusalOf(respond(rig(), 'PASSWORD_VERIFIER', { responses }))).toContain(
    'NotAuthorizedException',
  );
});

it('pretends to mail a code to nobody', async () => {
  const input = { ClientId: rig().clientId, Username: 'bob' };
  const answer = await rig().cognito.send(new ResendConfirmationCodeCommand(input));
  expect(answer.CodeDeliveryDetails).toEqual({
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: 'b***@e***',
  });
  expect((await rig().books()).mails).toEqual([]);
});

it('calls every code of nobody expired', async () => {
  expect(await refusalOf(rig().confirm('bob', '123456'))).toBe(
    'ExpiredCodeException: Invalid code provided, please request a code again.',
  );
});

it('hides nothing from the administrator, and no name that is taken', async () => {
  expect(await refusalOf(getUser(rig(), 'bob'))).toBe(
    'UserNotFoundException: User does not exist.',
  );
  await rig().signUp('bob');
  expect(await refusalOf(rig().signUp('bob'))).toBe('UsernameExistsException: User already exists');
});
