import { createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { GetUserCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendEmailCommand } from '@aws-sdk/client-ses';
import { expect, it } from 'vitest';
import { configSchema } from '../../src/domain/config.ts';
import { QUOTA_CATEGORY_NAMES } from '../../src/domain/quota.ts';
import { startLocalAws } from '../../src/local/local-aws.ts';
import { PASSWORD, startRig, toRefusal } from './rig.ts';

it('takes a person from sign-up to the welcome mail', async () => {
  await using rig = await startRig();
  const { UserSub: sub } = await rig.signUp('bob');
  await rig.confirm('bob', await rig.code('bob'));
  const { AuthenticationResult: tokens } = await rig.signIn('bob');
  const input = { AccessToken: tokens?.AccessToken };
  const user = await rig.cognito.send(new GetUserCommand(input));
  const key = `users/${sub}/profile.json`;
  await rig.s3.send(new PutObjectCommand({ Bucket: rig.objectBucket, Key: key, Body: '{}' }));
  await rig.ses.send(
    new SendEmailCommand({
      Source: rig.aws.config.mail?.from,
      Destination: { ToAddresses: ['bob@example.com'] },
      Message: { Subject: { Data: 'Welcome' }, Body: { Text: { Data: 'Hello' } } },
    }),
  );
  const revocation = { ClientId: rig.clientId, Token: tokens?.RefreshToken };
  await rig.cognito.send(new RevokeTokenCommand(revocation));
  expect(user.UserAttributes?.[0]).toEqual({ Name: 'sub', Value: sub });
  expect((await rig.books()).objects.map((object) => object.key)).toEqual([key]);
});

it('gives a configuration that the schema accepts and that names every endpoint', async () => {
  await using aws = await startLocalAws({ quotas: { UserCreation: 50 } });
  const config = configSchema.parse(aws.config);
  expect(config.endpoints).toEqual({
    cognitoIdentityProvider: aws.endpoint,
    cognitoIdentity: aws.endpoint,
    s3: aws.endpoint,
    ses: aws.endpoint,
  });
  expect(config.quotas).toEqual({
    share: 1,
    ...Object.fromEntries(QUOTA_CATEGORY_NAMES.map((name) => [name, 1000])),
    UserCreation: 50,
  });
});

it('draws ids of the shapes that AWS uses', async () => {
  await using aws = await startLocalAws();
  expect(aws.config).toMatchObject({
    region: 'eu-west-1',
    cognito: {
      userPoolId: expect.stringMatching(/^eu-west-1_[A-Za-z0-9]{9}$/) as string,
      clientId: expect.stringMatching(/^[a-z0-9]{26}$/) as string,
      identityPoolId: expect.stringMatching(/^eu-west-1:[0-9a-f-]{36}$/) as string,
    },
    storage: { bucket: expect.stringMatching(/^cognito-onboard-objects-[a-z0-9]{6}$/) as string },
  });
});

it('is another target at every start', async () => {
  await using first = await startLocalAws();
  await using second = await startLocalAws();
  expect(first.config.cognito.userPoolId).not.toBe(second.config.cognito.userPoolId);
  expect(first.config.cognito.clientId).not.toBe(second.config.cognito.clientId);
  expect(first.config.storage.bucket).not.toBe(second.config.storage.bucket);
});

it('listens on loopback only, and no longer once it is closed', async () => {
  const aws = await startLocalAws();
  expect(aws.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await aws.close();
  await aws.close();
  await expect(fetch(`${aws.endpoint}/_local/books`)).rejects.toThrow('fetch failed');
});

it('rejects where the port is taken', async () => {
  await using aws = await startLocalAws();
  const port = Number(new URL(aws.endpoint).port);
  await expect(startLocalAws({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it.each([
  [{ quotas: { UserCreation: 0 } }, 'Expected a valid `quotas.UserCreation`'],
  [{ faults: [{ operation: 'SignUp', fault: 'nonsense' }] }, 'Expected a valid `faults[0].fault`'],
])('refuses %j', async (options, message) => {
  await expect(startLocalAws(options)).rejects.toThrow(message);
});

it('publishes the key that its tokens are signed with', async () => {
  await using rig = await startRig();
  await rig.signUpConfirmed('bob');
  const { AuthenticationResult: tokens } = await rig.signIn('bob', PASSWORD);
  const url = `${rig.aws.endpoint}/${rig.userPoolId}/.well-known/jwks.json`;
  const { keys } = (await (await fetch(url)).json()) as { keys: JsonWebKey[] };
  const publicKey = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
  for (const token of [tokens?.AccessToken, tokens?.IdToken]) {
    const [header, payload, signature] = (token ?? '').split('.');
    const content = Buffer.from(`${header}.${payload}`);
    const bytes = Buffer.from(signature ?? '', 'base64url');
    expect(verify('sha256', content, publicKey, bytes)).toBe(true);
  }
});

it('cuts a call in flight when it closes', async () => {
  const rig = await startRig({ latencyMs: 600_000 });
  const refusal = toRefusal(rig.signUp('bob'));
  while ((await rig.books()).calls['SignUp'] !== 1);
  await rig[Symbol.asyncDispose]();
  expect(await refusal).toMatchObject({ code: 'ECONNRESET' });
});
