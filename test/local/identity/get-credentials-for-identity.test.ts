import { RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { HOUR_MS, START_MS, toRefusal, useRig } from '../rig.ts';
import { getCredentials, getId, signInNew, toLogins } from './identity-rig.ts';

const rig = useRig();

const open = async (username: string) => {
  const tokens = await signInNew(rig(), username);
  const logins = toLogins(rig(), tokens.id);
  const { IdentityId: identityId = '' } = await getId(rig(), logins);
  return { ...tokens, logins, identityId };
};

it('gives credentials for one hour, new ones at every call', async () => {
  const { identityId, logins } = await open('bob');
  const first = await getCredentials(rig(), identityId, logins);
  const second = await getCredentials(rig(), identityId, logins);
  expect(first).toMatchObject({
    IdentityId: identityId,
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) as string,
      SecretKey: expect.stringMatching(/^.{40}$/) as string,
      SessionToken: expect.stringMatching(/^.{100,}$/) as string,
      Expiration: new Date(START_MS + HOUR_MS),
    },
  });
  expect(second.Credentials?.AccessKeyId).not.toBe(first.Credentials?.AccessKeyId);
});

it('knows no other identity', async () => {
  const { logins } = await open('bob');
  const other = 'eu-west-1:00000000-0000-4000-8000-000000000000';
  expect(await toRefusal(getCredentials(rig(), other, logins))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Identity '${other}' not found.`,
    $metadata: { httpStatusCode: 400 },
  });
});

it("refuses another user's token", async () => {
  const bob = await open('bob');
  const eve = await open('eve');
  expect(await toRefusal(getCredentials(rig(), bob.identityId, eve.logins))).toMatchObject({
    name: 'NotAuthorizedException',
    message:
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
  });
});

it('refuses whoever shows no login', async () => {
  const { identityId } = await open('bob');
  expect(await toRefusal(getCredentials(rig(), identityId, undefined))).toMatchObject({
    name: 'NotAuthorizedException',
    message: `Access to Identity '${identityId}' is forbidden.`,
  });
});

it('refuses a session that was signed out after it got its identity', async () => {
  const { identityId, logins, refresh } = await open('bob');
  await rig().cognito.send(new RevokeTokenCommand({ ClientId: rig().clientId, Token: refresh }));
  expect(await toRefusal(getCredentials(rig(), identityId, logins))).toMatchObject({
    name: 'NotAuthorizedException',
  });
});

it('knows identities no longer after a reset', async () => {
  const { identityId, logins } = await open('bob');
  await rig().local('POST', 'reset');
  expect(await toRefusal(getCredentials(rig(), identityId, logins))).toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
