import { AdminInitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { AuthFlowType } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { PASSWORD, useRig } from '../rig.ts';
import { adminSignIn, refusalOf, setPool, toClaims, toSecretHash } from './calls.ts';

const rig = useRig();

const signIn = (flow: AuthFlowType, more: object = {}) =>
  rig().cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId: rig().userPoolId,
      ClientId: rig().clientId,
      AuthFlow: flow,
      AuthParameters: { USERNAME: 'bob', PASSWORD },
      ...more,
    }),
  );

it('signs in by password', async () => {
  const { UserSub: sub } = await rig().signUpConfirmed('bob');
  const { AuthenticationResult: tokens } = await adminSignIn(rig(), 'bob');
  expect(toClaims(tokens?.IdToken)).toMatchObject({ sub, aud: rig().clientId });
});

it('counts wrong passwords together with those of InitiateAuth', async () => {
  await rig().signUpConfirmed('bob');
  for (let time = 0; time < 3; time += 1) {
    await refusalOf(rig().signIn('bob', 'Wr0ng!wrong'));
    await refusalOf(adminSignIn(rig(), 'bob', 'Wr0ng!wrong'));
  }
  expect(await refusalOf(adminSignIn(rig(), 'bob'))).toBe(
    'NotAuthorizedException: Password attempts exceeded',
  );
});

it.each([
  ['USER_PASSWORD_AUTH', {}, 'Initiate Auth method not supported.'],
  ['ADMIN_USER_PASSWORD_AUTH', { authFlows: [] }, 'Auth flow not enabled for this client'],
  [
    'USER_SRP_AUTH',
    { authFlows: ['ALLOW_USER_PASSWORD_AUTH'] },
    'USER_SRP_AUTH is not enabled for the client.',
  ],
] as const)('refuses the flow %s in a pool with %j', async (flow, settings, message) => {
  await setPool(rig(), settings);
  expect(await refusalOf(signIn(flow))).toBe(`InvalidParameterException: ${message}`);
});

it.each([
  [{ UserPoolId: 'eu-west-1_000000000' }, 'User pool eu-west-1_000000000 does not exist.'],
  [{ ClientId: 'other' }, 'User pool client other does not exist.'],
])('knows nothing of %j', async (more, message) => {
  expect(await refusalOf(signIn('ADMIN_USER_PASSWORD_AUTH', more))).toBe(
    `ResourceNotFoundException: ${message}`,
  );
});

it('wants the secret hash where the client has a secret', async () => {
  await rig().signUpConfirmed('bob');
  await setPool(rig(), { clientSecret: 'secret123' });
  expect(await refusalOf(adminSignIn(rig(), 'bob'))).toContain('SECRET_HASH was not received');
  const AuthParameters = {
    USERNAME: 'bob',
    PASSWORD,
    SECRET_HASH: toSecretHash(rig(), 'secret123', 'bob'),
  };
  expect(await refusalOf(signIn('ADMIN_USER_PASSWORD_AUTH', { AuthParameters }))).toBeUndefined();
});
