import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { MINUTE_MS, PASSWORD, useRig } from '../rig.ts';
import {
  createUser,
  getUser,
  refusalOf,
  respond,
  setPool,
  signInBySrp,
  TEMPORARY,
  toClaims,
  toTarget,
} from './calls.ts';

const rig = useRig();
const NAME = 'NEW_PASSWORD_REQUIRED';
const ANSWER = { USERNAME: 'bob', NEW_PASSWORD: PASSWORD };

const answer = (session: string | undefined, more: Record<string, string> = {}) =>
  respond(rig(), NAME, { session, responses: { ...ANSWER, ...more } });

const begin = async () => {
  const { User: user } = await createUser(rig(), 'bob');
  const { Session: session } = await rig().signIn('bob', TEMPORARY);
  return { user, session };
};

it.each([
  ['USER_PASSWORD_AUTH', (password: string) => rig().signIn('bob', password)],
  ['USER_SRP_AUTH', (password: string) => signInBySrp(rig(), 'bob', password)],
])('asks for a new password after %s with a temporary one', async (_flow, signIn) => {
  await createUser(rig(), 'bob');
  const challenge = await signIn(TEMPORARY);
  expect(challenge.AuthenticationResult).toBeUndefined();
  expect(challenge).toMatchObject({
    ChallengeName: NAME,
    ChallengeParameters: {
      USER_ID_FOR_SRP: 'bob',
      requiredAttributes: '[]',
      userAttributes: '{"email":"bob@example.com"}',
    },
  });
  const { AuthenticationResult: tokens } = await answer(challenge.Session);
  expect(toClaims(tokens?.IdToken)).toMatchObject({ 'cognito:username': 'bob' });
  expect(await refusalOf(signIn(PASSWORD))).toBeUndefined();
  expect((await rig().books()).users).toMatchObject([{ status: 'CONFIRMED' }]);
});

it('takes the temporary password no longer', async () => {
  const { session } = await begin();
  await answer(session);
  expect(await refusalOf(rig().signIn('bob', TEMPORARY))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  );
});

it('refuses a wrong temporary password', async () => {
  await createUser(rig(), 'bob');
  expect(await refusalOf(rig().signIn('bob', 'Wr0ng!wrong'))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  );
});

it('takes another try after a password that the policy refuses', async () => {
  const { session } = await begin();
  expect(await refusalOf(answer(session, { NEW_PASSWORD: 'short' }))).toBe(
    'InvalidPasswordException: Password did not conform with policy: Password not long enough',
  );
  expect(await refusalOf(answer(session))).toBeUndefined();
});

it('stores attributes that have no value yet', async () => {
  const { session } = await begin();
  await answer(session, { 'userAttributes.given_name': 'Zoë' });
  expect((await getUser(rig(), 'bob')).attributes).toMatchObject({ given_name: 'Zoë' });
});

it.each([
  ['email', 'NotAuthorizedException: Cannot modify an already provided email'],
  ['email_verified', 'NotAuthorizedException: A client attempted to write unauthorized attribute'],
])('refuses to write %s', async (name, refusal) => {
  const { session } = await begin();
  const more = { [`userAttributes.${name}`]: 'true' };
  expect(await refusalOf(answer(session, more))).toBe(refusal);
  expect((await rig().books()).users).toMatchObject([{ status: 'FORCE_CHANGE_PASSWORD' }]);
});

it('takes a session once', async () => {
  const { session } = await begin();
  await answer(session);
  expect(await refusalOf(answer(session))).toBe(
    'NotAuthorizedException: Invalid session for the user, session can only be used once.',
  );
});

it.each([
  [3 * MINUTE_MS - 1, undefined],
  [3 * MINUTE_MS, 'NotAuthorizedException: Invalid session for the user, session is expired.'],
])('takes a session for three minutes: after %i ms %s', async (elapsedMs, refusal) => {
  const { session } = await begin();
  rig().clock.nowMs += elapsedMs;
  expect(await refusalOf(answer(session))).toBe(refusal);
});

it('takes a session for its own user and challenge only', async () => {
  const { session } = await begin();
  await createUser(rig(), 'eve');
  const foreign = 'NotAuthorizedException: Invalid session for the user.';
  expect(await refusalOf(answer(session, { USERNAME: 'eve' }))).toBe(foreign);
  expect(await refusalOf(answer('nobody-made-this-session'))).toBe(foreign);
  const responses = { USERNAME: 'bob', SMS_MFA_CODE: '123456' };
  expect(await refusalOf(respond(rig(), 'SMS_MFA', { session, responses }))).toBe(foreign);
});

it('takes no session of a user that is deleted meanwhile', async () => {
  const { session } = await begin();
  await rig().cognito.send(new AdminDeleteUserCommand(toTarget(rig(), 'bob')));
  await createUser(rig(), 'bob');
  expect(await refusalOf(answer(session))).toBe(
    'NotAuthorizedException: Invalid session for the user.',
  );
});

it.each(['Session', 'USERNAME', 'NEW_PASSWORD'])('misses %s', async (name) => {
  const { session } = await begin();
  const more = name === 'Session' ? {} : { [name]: '' };
  expect(await refusalOf(answer(name === 'Session' ? undefined : session, more))).toBe(
    `InvalidParameterException: Missing required parameter ${name}`,
  );
});

it('goes on to the challenge of the pool', async () => {
  const { session } = await begin();
  await setPool(rig(), { signInChallenge: 'SMS_MFA' });
  const next = await answer(session);
  expect(next.ChallengeName).toBe('SMS_MFA');
  expect(next.Session).not.toBe(session);
  expect(next.AuthenticationResult).toBeUndefined();
});
