import {
  AdminDeleteUserCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { expect, it } from 'vitest';
import { HOUR_MS, START_MS, startRig, toRefusal, useRig } from '../rig.ts';
import { getId, signInAgain, signInNew, toLogins } from './identity-rig.ts';

const rig = useRig();

it('gives a user one identity, whatever session asks', async () => {
  const first = await getId(rig(), toLogins(rig(), (await signInNew(rig(), 'bob')).id));
  const again = await getId(rig(), toLogins(rig(), (await signInAgain(rig(), 'bob')).id));
  expect(first.IdentityId).toMatch(/^eu-west-1:[0-9a-f-]{36}$/);
  expect(again.IdentityId).toBe(first.IdentityId);
});

it('gives two users two identities', async () => {
  const bob = await getId(rig(), toLogins(rig(), (await signInNew(rig(), 'bob')).id));
  const eve = await getId(rig(), toLogins(rig(), (await signInNew(rig(), 'eve')).id));
  expect(bob.IdentityId).not.toBe(eve.IdentityId);
});

it('knows no other identity pool', async () => {
  const IdentityPoolId = 'eu-west-1:00000000-0000-4000-8000-000000000000';
  const call = rig().identity.send(new GetIdCommand({ IdentityPoolId }));
  expect(await toRefusal(call)).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `IdentityPool '${IdentityPoolId}' not found.`,
    $metadata: { httpStatusCode: 400 },
  });
});

it('refuses what has not the shape of an identity pool', async () => {
  const call = rig().identity.send(new GetIdCommand({ IdentityPoolId: rig().userPoolId }));
  expect(await toRefusal(call)).toMatchObject({
    name: 'ValidationException',
    message:
      "1 validation error detected: Value at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
  });
});

const forge = (token: string) => `${token.slice(0, -8)}AAAAAAAA`;

const UNSUPPORTED = 'Token is not from a supported provider of this identity pool.';

it.each([
  ['nobody', 'Unauthenticated access is not supported for this identity pool.', () => undefined],
  [
    'a token of another pool',
    UNSUPPORTED,
    (id: string) => toLogins(rig(), id, 'eu-west-1_000000000'),
  ],
  ['two providers', UNSUPPORTED, (id: string) => ({ ...toLogins(rig(), id), other: id })],
  [
    'an access token',
    'Invalid login token. Missing a required claim: aud',
    (_id: string, access: string) => toLogins(rig(), access),
  ],
  [
    'what is no token',
    'Invalid login token. Not a valid OpenId Connect identity token.',
    () => toLogins(rig(), 'token'),
  ],
  [
    'a token with another signature',
    "Invalid login token. Couldn't verify signed token.",
    (id: string) => toLogins(rig(), forge(id)),
  ],
])('refuses %s', async (_title, message, toInput) => {
  const tokens = await signInNew(rig(), 'bob');
  expect(await toRefusal(getId(rig(), toInput(tokens.id, tokens.access)))).toMatchObject({
    name: 'NotAuthorizedException',
    message,
    $metadata: { httpStatusCode: 400 },
  });
});

it('refuses a token that another local AWS signed', async () => {
  await using other = await startRig();
  const { id } = await signInNew(other, 'bob');
  expect(await toRefusal(getId(rig(), toLogins(rig(), id)))).toMatchObject({
    message: "Invalid login token. Issuer doesn't match providerName",
  });
});

it('refuses a token once it has expired', async () => {
  const logins = toLogins(rig(), (await signInNew(rig(), 'bob')).id);
  rig().clock.nowMs += HOUR_MS - 1000;
  await getId(rig(), logins);
  rig().clock.nowMs += 1000;
  const seconds = Math.floor(START_MS / 1000) + 3600;
  expect(await toRefusal(getId(rig(), logins))).toMatchObject({
    name: 'NotAuthorizedException',
    message: `Invalid login token. Token expired: ${seconds} >= ${seconds}`,
  });
});

it('refuses a session that was signed out', async () => {
  const { id, refresh } = await signInNew(rig(), 'bob');
  await rig().cognito.send(new RevokeTokenCommand({ ClientId: rig().clientId, Token: refresh }));
  expect(await toRefusal(getId(rig(), toLogins(rig(), id)))).toMatchObject({
    name: 'NotAuthorizedException',
  });
});

it('refuses a user who was deleted', async () => {
  const { id } = await signInNew(rig(), 'bob');
  const input = { UserPoolId: rig().userPoolId, Username: 'bob' };
  await rig().cognito.send(new AdminDeleteUserCommand(input));
  expect(await toRefusal(getId(rig(), toLogins(rig(), id)))).toMatchObject({
    name: 'NotAuthorizedException',
  });
});

it('needs no signature', async () => {
  const answer = await fetch(rig().aws.endpoint, {
    method: 'POST',
    headers: { 'X-Amz-Target': 'AWSCognitoIdentityService.GetId' },
    body: '{}',
  });
  expect(await answer.json()).toMatchObject({ __type: 'ValidationException' });
});

it('meters both operations by themselves', async () => {
  const logins = toLogins(rig(), (await signInNew(rig(), 'bob')).id);
  await rig().local('PUT', 'quotas', { GetId: 1 });
  await getId(rig(), logins);
  expect(await toRefusal(getId(rig(), logins))).toMatchObject({ name: 'TooManyRequestsException' });
});
