import {
  AdminDisableUserCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AuthFlowType } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { MINUTE_MS, PASSWORD, START_MS, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const toClaims = (token: string | undefined) =>
  JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()) as object;

const initiateAuth = (flow: string, parameters: Record<string, string>) =>
  rig().cognito.send(
    new InitiateAuthCommand({
      ClientId: rig().clientId,
      AuthFlow: flow as AuthFlowType,
      AuthParameters: parameters,
    }),
  );

const signInWrongly = async (times: number) => {
  for (let time = 0; time < times; time += 1) await toRefusal(rig().signIn('bob', 'Wr0ng!wrong'));
};

const refusalOfSignIn = async (password = PASSWORD) => {
  const refusal = (await toRefusal(rig().signIn('bob', password))) as Error | undefined;
  return refusal?.message;
};

it('answers with three tokens that live for an hour', async () => {
  await rig().signUpConfirmed('bob');
  const answer = await rig().signIn('bob');
  expect(answer.ChallengeName).toBeUndefined();
  expect(answer.AuthenticationResult).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
  expect(answer.AuthenticationResult?.RefreshToken).toMatch(/^[\w-]{100,}$/);
});

it('puts into the tokens what Cognito puts there', async () => {
  const { UserSub: sub } = await rig().signUpConfirmed('bob');
  const { AuthenticationResult: tokens } = await rig().signIn('bob');
  const seconds = Math.floor(START_MS / 1000);
  const common = {
    sub,
    iss: `https://cognito-idp.eu-west-1.amazonaws.com/${rig().userPoolId}`,
    origin_jti: expect.any(String) as string,
    jti: expect.any(String) as string,
    auth_time: seconds,
    iat: seconds,
    exp: seconds + 3600,
  };
  expect(toClaims(tokens?.AccessToken)).toEqual({
    ...common,
    token_use: 'access',
    client_id: rig().clientId,
    scope: 'aws.cognito.signin.user.admin',
    username: 'bob',
  });
  expect(toClaims(tokens?.IdToken)).toEqual({
    ...common,
    token_use: 'id',
    aud: rig().clientId,
    'cognito:username': 'bob',
    email: 'bob@example.com',
    email_verified: true,
  });
});

it('refuses a wrong password', async () => {
  await rig().signUpConfirmed('bob');
  expect(await toRefusal(rig().signIn('bob', 'Wr0ng!wrong'))).toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  });
});

it('knows no such user', async () => {
  expect(await toRefusal(rig().signIn('bob'))).toMatchObject({
    name: 'UserNotFoundException',
    message: 'User does not exist.',
  });
});

it.each([PASSWORD, 'Wr0ng!wrong'])(
  'refuses an unconfirmed user whose password is %s',
  async (password) => {
    await rig().signUp('bob');
    expect(await toRefusal(rig().signIn('bob', password))).toMatchObject({
      name: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    });
  },
);

it('refuses a disabled user', async () => {
  await rig().signUpConfirmed('bob');
  const input = { UserPoolId: rig().userPoolId, Username: 'bob' };
  await rig().cognito.send(new AdminDisableUserCommand(input));
  expect(await toRefusal(rig().signIn('bob'))).toMatchObject({
    name: 'NotAuthorizedException',
    message: 'User is disabled.',
  });
});

it('locks a user out for a second after five wrong passwords', async () => {
  await rig().signUpConfirmed('bob');
  await signInWrongly(4);
  expect(await refusalOfSignIn('Wr0ng!wrong')).toBe('Incorrect username or password.');
  expect(await refusalOfSignIn()).toBe('Password attempts exceeded');
  rig().clock.nowMs += 999;
  expect(await refusalOfSignIn()).toBe('Password attempts exceeded');
  rig().clock.nowMs += 1;
  expect(await refusalOfSignIn()).toBeUndefined();
});

it('doubles the lockout with each further wrong password, up to 15 minutes', async () => {
  await rig().signUpConfirmed('bob');
  await signInWrongly(5);
  for (let lockMs = 1000; lockMs < 15 * MINUTE_MS; lockMs *= 2) {
    expect(await refusalOfSignIn()).toBe('Password attempts exceeded');
    rig().clock.nowMs += lockMs;
    expect(await refusalOfSignIn('Wr0ng!wrong')).toBe('Incorrect username or password.');
  }
  rig().clock.nowMs += 15 * MINUTE_MS - 1;
  expect(await refusalOfSignIn()).toBe('Password attempts exceeded');
  rig().clock.nowMs += 1;
  expect(await refusalOfSignIn()).toBeUndefined();
});

it('does not prolong a lockout by tries within it', async () => {
  await rig().signUpConfirmed('bob');
  await signInWrongly(12);
  rig().clock.nowMs += 1000;
  expect(await refusalOfSignIn()).toBeUndefined();
});

it.each([
  ['a good sign-in', () => rig().signIn('bob')],
  ['15 quiet minutes', () => Promise.resolve((rig().clock.nowMs += 15 * MINUTE_MS))],
])('forgets wrong passwords after %s', async (_title, forget) => {
  await rig().signUpConfirmed('bob');
  await signInWrongly(4);
  await forget();
  await signInWrongly(4);
  expect(await refusalOfSignIn()).toBeUndefined();
});

it.each([
  ['USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH flow not enabled for this client'],
  ['USER_SRP_AUTH', 'USER_SRP_AUTH is not enabled for the client.'],
  ['REFRESH_TOKEN_AUTH', 'Auth flow not enabled for this client'],
  ['USER_AUTH', 'Auth flow not enabled for this client'],
  ['ADMIN_USER_PASSWORD_AUTH', 'Initiate Auth method not supported.'],
])('refuses the flow %s where the client does not allow it', async (flow, message) => {
  await rig().local('PUT', 'pool', { authFlows: [] });
  const parameters = { USERNAME: 'bob', PASSWORD };
  expect(await toRefusal(initiateAuth(flow, parameters))).toMatchObject({
    name: 'InvalidParameterException',
    message,
  });
});

it('refuses a flow that does not exist', async () => {
  expect(await toRefusal(initiateAuth('MAGIC', {}))).toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(
      'Member must satisfy enum value set: [USER_SRP_AUTH',
    ) as string,
  });
});

it.each([
  ['USERNAME', { PASSWORD }],
  ['PASSWORD', { USERNAME: 'bob' }],
])('misses the parameter %s', async (name, parameters) => {
  await rig().signUpConfirmed('bob');
  expect(await toRefusal(initiateAuth('USER_PASSWORD_AUTH', parameters))).toMatchObject({
    name: 'InvalidParameterException',
    message: `Missing required parameter ${name}`,
  });
});

it('wants the secret hash where the client has a secret', async () => {
  await rig().local('PUT', 'pool', { clientSecret: 'secret123' });
  expect(await toRefusal(rig().signIn('bob'))).toMatchObject({
    name: 'NotAuthorizedException',
    message: `Client ${rig().clientId} is configured with secret but SECRET_HASH was not received`,
  });
});
