import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminRespondToAuthChallengeCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { MINUTE_MS, PASSWORD, useRig } from '../rig.ts';
import {
  beginSrp,
  refusalOf,
  respond,
  setPool,
  signInBySrp,
  toClaims,
  toSecretHash,
  toTarget,
} from './calls.ts';

const rig = useRig();
const WRONG = 'NotAuthorizedException: Incorrect username or password.';

const answer = (responses: Record<string, string>) =>
  respond(rig(), 'PASSWORD_VERIFIER', { responses });

it('signs in who proves the password, as often as it is asked to', async () => {
  const { UserSub: sub } = await rig().signUpConfirmed('bob');
  for (let time = 0; time < 3; time += 1) {
    const { AuthenticationResult: tokens } = await signInBySrp(rig(), 'bob');
    expect(toClaims(tokens?.IdToken)).toMatchObject({ sub, 'cognito:username': 'bob' });
  }
});

it('asks for the proof as Cognito does: without a session', async () => {
  await rig().signUpConfirmed('bob');
  const { challenge } = await beginSrp(rig(), 'bob');
  expect(challenge.ChallengeName).toBe('PASSWORD_VERIFIER');
  expect(challenge.Session).toBeUndefined();
  expect(challenge.ChallengeParameters).toEqual({
    SALT: expect.stringMatching(/^[0-9a-f]{1,32}$/) as string,
    SECRET_BLOCK: expect.stringMatching(/^[\w+/=]{40,}$/) as string,
    SRP_B: expect.stringMatching(/^[0-9a-f]{700,768}$/) as string,
    USERNAME: 'bob',
    USER_ID_FOR_SRP: 'bob',
  });
});

it('refuses a wrong password, and locks out after five', async () => {
  await rig().signUpConfirmed('bob');
  for (let time = 0; time < 5; time += 1) {
    expect(await refusalOf(signInBySrp(rig(), 'bob', 'Wr0ng!wrong'))).toBe(WRONG);
  }
  const locked = 'NotAuthorizedException: Password attempts exceeded';
  expect(await refusalOf(signInBySrp(rig(), 'bob'))).toBe(locked);
  expect(await refusalOf(rig().signIn('bob'))).toBe(locked);
  rig().clock.nowMs += 1000;
  expect(await refusalOf(signInBySrp(rig(), 'bob'))).toBeUndefined();
});

it.each([
  ['another time', { TIMESTAMP: 'Thu Jan 1 00:00:00 UTC 1970' }],
  ['another signature', { PASSWORD_CLAIM_SIGNATURE: 'AAAA' }],
])('refuses a proof with %s, and then the right one too', async (_title, change) => {
  await rig().signUpConfirmed('bob');
  const { responses } = await beginSrp(rig(), 'bob');
  expect(await refusalOf(answer({ ...responses, ...change }))).toBe(WRONG);
  expect(await refusalOf(answer(responses))).toBe(
    'NotAuthorizedException: Invalid session for the user, session can only be used once.',
  );
});

it('takes a proof once', async () => {
  await rig().signUpConfirmed('bob');
  const { responses } = await beginSrp(rig(), 'bob');
  await answer(responses);
  expect(await refusalOf(answer(responses))).toBe(
    'NotAuthorizedException: Invalid session for the user, session can only be used once.',
  );
});

it.each([
  [3 * MINUTE_MS - 1, undefined],
  [3 * MINUTE_MS, 'NotAuthorizedException: Invalid session for the user, session is expired.'],
])('takes a proof for three minutes: after %i ms %s', async (elapsedMs, refusal) => {
  await rig().signUpConfirmed('bob');
  const { responses } = await beginSrp(rig(), 'bob');
  rig().clock.nowMs += elapsedMs;
  expect(await refusalOf(answer(responses))).toBe(refusal);
});

it('takes a proof for nobody else', async () => {
  await rig().signUpConfirmed('bob');
  await rig().signUpConfirmed('eve');
  const { responses } = await beginSrp(rig(), 'bob');
  expect(await refusalOf(answer({ ...responses, USERNAME: 'eve' }))).toBe(
    'NotAuthorizedException: Invalid session for the user.',
  );
});

it('knows no secret block of its own making', async () => {
  await rig().signUpConfirmed('bob');
  const { responses } = await beginSrp(rig(), 'bob');
  const PASSWORD_CLAIM_SECRET_BLOCK = Buffer.alloc(64).toString('base64');
  expect(await refusalOf(answer({ ...responses, PASSWORD_CLAIM_SECRET_BLOCK }))).toBe(
    'NotAuthorizedException: Invalid session for the user.',
  );
});

it.each(['PASSWORD_CLAIM_SECRET_BLOCK', 'PASSWORD_CLAIM_SIGNATURE', 'TIMESTAMP', 'USERNAME'])(
  'misses %s',
  async (name) => {
    await rig().signUpConfirmed('bob');
    const { responses } = await beginSrp(rig(), 'bob');
    expect(await refusalOf(answer({ ...responses, [name]: '' }))).toBe(
      `InvalidParameterException: Missing required parameter ${name}`,
    );
  },
);

// A number that the group's size divides would make the key known to everybody.
it.each(['0', 'nonsense', ''])('refuses "%s" for the public number', async (SRP_A) => {
  await rig().signUpConfirmed('bob');
  const input = { ClientId: rig().clientId, AuthFlow: 'USER_SRP_AUTH' as const };
  const AuthParameters = { USERNAME: 'bob', SRP_A };
  const call = rig().cognito.send(new InitiateAuthCommand({ ...input, AuthParameters }));
  expect(await refusalOf(call)).toMatch(/^InvalidParameterException: .*SRP_A/);
});

it('refuses who cannot sign in before any proof', async () => {
  await rig().signUp('bob');
  expect(await refusalOf(beginSrp(rig(), 'bob'))).toBe(
    'UserNotConfirmedException: User is not confirmed.',
  );
  await rig().signUpConfirmed('eve');
  await rig().cognito.send(new AdminDisableUserCommand(toTarget(rig(), 'eve')));
  expect(await refusalOf(beginSrp(rig(), 'eve'))).toBe('NotAuthorizedException: User is disabled.');
});

it('knows a user that was deleted and signed up again by the new password only', async () => {
  await rig().signUpConfirmed('bob');
  await signInBySrp(rig(), 'bob');
  await rig().cognito.send(new AdminDeleteUserCommand(toTarget(rig(), 'bob')));
  await rig().local('PUT', 'pool', { autoConfirm: true });
  await rig().signUp('bob', { Password: 'An0ther!one' });
  expect(await refusalOf(signInBySrp(rig(), 'bob', PASSWORD))).toBe(WRONG);
  expect(await refusalOf(signInBySrp(rig(), 'bob', 'An0ther!one'))).toBeUndefined();
});

it('takes the proof by the call of the administrator too', async () => {
  await rig().signUpConfirmed('bob');
  const { responses } = await beginSrp(rig(), 'bob');
  const { AuthenticationResult: tokens } = await rig().cognito.send(
    new AdminRespondToAuthChallengeCommand({
      UserPoolId: rig().userPoolId,
      ClientId: rig().clientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeResponses: responses,
    }),
  );
  expect(toClaims(tokens?.AccessToken)).toMatchObject({ username: 'bob' });
});

it('wants the secret hash over the name that the proof is sent with', async () => {
  await rig().signUpConfirmed('bob');
  const { responses } = await beginSrp(rig(), 'bob');
  await setPool(rig(), { clientSecret: 'secret123' });
  expect(await refusalOf(answer(responses))).toContain('SECRET_HASH was not received');
  const toResponses = (name: string) => ({
    ...responses,
    SECRET_HASH: toSecretHash(rig(), 'secret123', name),
  });
  expect(await refusalOf(answer(toResponses('eve')))).toContain('Unable to verify secret hash');
  expect(await refusalOf(answer(toResponses('bob')))).toBeUndefined();
});
