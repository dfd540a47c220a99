import { GetUserCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { RevokeTokenCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const revoke = (token: string | undefined, more: Partial<RevokeTokenCommandInput> = {}) =>
  rig().cognito.send(new RevokeTokenCommand({ ClientId: rig().clientId, Token: token, ...more }));

it('ends one session and no other, and may be repeated', async () => {
  await rig().signUpConfirmed('bob');
  const { AuthenticationResult: first } = await rig().signIn('bob');
  const { AuthenticationResult: second } = await rig().signIn('bob');
  await revoke(first?.RefreshToken);
  await revoke(first?.RefreshToken);
  const getUser = (AccessToken: string | undefined) =>
    rig().cognito.send(new GetUserCommand({ AccessToken }));
  expect(await toRefusal(getUser(first?.AccessToken))).toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Access Token has been revoked',
  });
  expect(await getUser(second?.AccessToken)).toMatchObject({ Username: 'bob' });
});

it('refuses what is no refresh token', async () => {
  await rig().signUpConfirmed('bob');
  const { AuthenticationResult: tokens } = await rig().signIn('bob');
  expect(await toRefusal(revoke(tokens?.AccessToken))).toMatchObject({
    name: 'UnsupportedTokenTypeException',
  });
});

it('takes the client secret itself', async () => {
  await rig().signUpConfirmed('bob');
  const { AuthenticationResult: tokens } = await rig().signIn('bob');
  await rig().local('PUT', 'pool', { clientSecret: 'secret123' });
  const unauthorized = { name: 'UnauthorizedException' };
  const token = tokens?.RefreshToken;
  expect(await toRefusal(revoke(token))).toMatchObject(unauthorized);
  expect(await toRefusal(revoke(token, { ClientSecret: 'other' }))).toMatchObject(unauthorized);
  await revoke(token, { ClientSecret: 'secret123' });
});

it('knows no other app client', async () => {
  expect(await toRefusal(revoke('token', { ClientId: 'other' }))).toMatchObject({
    name: 'UnauthorizedException',
  });
});
