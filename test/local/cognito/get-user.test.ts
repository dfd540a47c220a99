import { GetUserCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { HOUR_MS, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const getUser = (token: string | undefined) =>
  rig().cognito.send(new GetUserCommand({ AccessToken: token }));

const signIn = async () => {
  await rig().signUpConfirmed('bob');
  const { AuthenticationResult: tokens } = await rig().signIn('bob');
  return { access: tokens?.AccessToken ?? '', id: tokens?.IdToken, refresh: tokens?.RefreshToken };
};

const refusalOf = async (token: string | undefined) => {
  const refusal = (await toRefusal(getUser(token))) as Error | undefined;
  return refusal && `${refusal.name}: ${refusal.message}`;
};

it('tells whose token it is', async () => {
  const { access } = await signIn();
  const { users } = await rig().books();
  expect(await getUser(access)).toMatchObject({
    Username: 'bob',
    UserAttributes: [
      { Name: 'sub', Value: users[0]?.sub },
      { Name: 'email', Value: 'bob@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ],
  });
});

// The tests begin 250 ms after a full second, and tokens count in full seconds.
it.each([
  [HOUR_MS - 251, undefined],
  [HOUR_MS - 250, 'NotAuthorizedException: Access Token has expired'],
])('takes a token for an hour: after %i ms %s', async (elapsedMs, refusal) => {
  const { access } = await signIn();
  rig().clock.nowMs += elapsedMs;
  expect(await refusalOf(access)).toBe(refusal);
});

it('refuses a token that was revoked', async () => {
  const { access, refresh } = await signIn();
  const input = { ClientId: rig().clientId, Token: refresh };
  await rig().cognito.send(new RevokeTokenCommand(input));
  expect(await refusalOf(access)).toBe('NotAuthorizedException: Access Token has been revoked');
});

it('refuses what is no access token', async () => {
  const { id, refresh } = await signIn();
  for (const token of [id, refresh, 'nonsense']) {
    expect(await refusalOf(token)).toBe('NotAuthorizedException: Invalid Access Token');
  }
});

it('refuses a token that was tampered with', async () => {
  const { access } = await signIn();
  const [header, payload, signature] = access.split('.');
  const forged = Buffer.from(payload ?? '', 'base64url')
    .toString()
    .replace('bob', 'eve');
  const token = `${header}.${Buffer.from(forged).toString('base64url')}.${signature}`;
  expect(await refusalOf(token)).toBe(
    'NotAuthorizedException: Could not verify signature for Access Token',
  );
});

it('refuses a token of before a reset', async () => {
  const { access } = await signIn();
  await rig().local('POST', 'reset');
  expect(await refusalOf(access)).toBe('NotAuthorizedException: Invalid Access Token');
});
