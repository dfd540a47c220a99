import {
  AdminDisableUserCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { HOUR_MS, START_MS, useRig } from '../rig.ts';
import { refusalOf, setPool, toClaims, toSecretHash, toTarget } from './calls.ts';

const rig = useRig();
const LIFE_MS = 30 * 24 * HOUR_MS;

const refresh = (token: string | undefined, more: Record<string, string> = {}) =>
  rig().cognito.send(
    new InitiateAuthCommand({
      ClientId: rig().clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: token ?? '', ...more },
    }),
  );

const signIn = async () => {
  await rig().signUpConfirmed('bob');
  return (await rig().signIn('bob')).AuthenticationResult?.RefreshToken;
};

it('renews the tokens of a session and keeps the refresh token', async () => {
  const token = await signIn();
  rig().clock.nowMs += 2 * HOUR_MS;
  const { AuthenticationResult: tokens } = await refresh(token);
  expect(tokens?.RefreshToken).toBeUndefined();
  const seconds = Math.floor(START_MS / 1000);
  expect(toClaims(tokens?.IdToken)).toMatchObject({ auth_time: seconds, iat: seconds + 7200 });
  const input = { AccessToken: tokens?.AccessToken };
  expect((await rig().cognito.send(new GetUserCommand(input))).Username).toBe('bob');
});

it.each([
  [LIFE_MS - 1, undefined],
  [LIFE_MS, 'NotAuthorizedException: Refresh Token has expired'],
])('takes a refresh token for 30 days: after %i ms %s', async (elapsedMs, refusal) => {
  const token = await signIn();
  rig().clock.nowMs += elapsedMs;
  expect(await refusalOf(refresh(token))).toBe(refusal);
});

it('refuses a token that was revoked, that is none, or whose user is disabled', async () => {
  expect(await refusalOf(refresh('nonsense'))).toBe(
    'NotAuthorizedException: Invalid Refresh Token',
  );
  const token = await signIn();
  await rig().cognito.send(new AdminDisableUserCommand(toTarget(rig(), 'bob')));
  expect(await refusalOf(refresh(token))).toBe('NotAuthorizedException: User is disabled.');
  const input = { ClientId: rig().clientId, Token: token };
  await rig().cognito.send(new RevokeTokenCommand(input));
  expect(await refusalOf(refresh(token))).toBe(
    'NotAuthorizedException: Refresh Token has been revoked',
  );
});

it("wants the secret hash over the user's name", async () => {
  const token = await signIn();
  await setPool(rig(), { clientSecret: 'secret123' });
  const toParameters = (name: string) => ({
    SECRET_HASH: toSecretHash(rig(), 'secret123', name),
  });
  expect(await refusalOf(refresh(token, toParameters('')))).toContain('Unable to verify');
  expect(await refusalOf(refresh(token, toParameters('bob')))).toBeUndefined();
});
