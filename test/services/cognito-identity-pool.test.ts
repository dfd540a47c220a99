import { beforeEach, describe, expect, it } from 'vitest';
import type { IdentityPool } from '../../src/services/identity-pool.ts';
import type { Services } from '../../src/services/services.ts';
import { CALL, PASSWORD, signUpConfirmed, useLocalServices } from './local-services.ts';

const local = useLocalServices();
let services: Services;
let identityPool: IdentityPool;

async function open(identityPoolId = local().aws.config.cognito.identityPoolId ?? '') {
  const { cognito, storage } = local().aws.config;
  services = await local().create({
    cognito: { ...cognito, identityPoolId },
    storage: { ...storage, credentials: 'identityPool' },
  });
  if (services.identityPool === null) throw new Error('Expected an identity pool');
  return services.identityPool;
}

beforeEach(async () => {
  identityPool = await open();
});

async function signIn(username = 'ann') {
  await signUpConfirmed(services, username);
  const { secrets } = await services.userPool.authenticate({ username, password: PASSWORD }, CALL);
  const { idToken = '', accessToken = '', refreshToken = '' } = secrets;
  return { idToken, accessToken, refreshToken };
}

/** The identity of a user and what the pool gives for it. */
async function identify(username: string) {
  const { idToken } = await signIn(username);
  const { identityId } = await identityPool.getIdentity(idToken, CALL);
  return { identityId, idToken };
}

describe('an identity', () => {
  it('is the same at every call, and another for another user', async () => {
    const { identityId, idToken } = await identify('ann');
    expect(identityId).toMatch(/^eu-west-1:[0-9a-f-]{36}$/);
    expect(await identityPool.getIdentity(idToken, CALL)).toEqual({ identityId });
    expect((await identify('bob')).identityId).not.toBe(identityId);
  });

  it('is given for the ID token alone, not for the access token', async () => {
    const { accessToken } = await signIn();
    const refused = identityPool.getIdentity(accessToken, CALL);
    await expect(refused).rejects.toMatchObject({ failure: { code: 'IDENTITY_REFUSED' } });
    await expect(refused).rejects.not.toThrow(accessToken);
  });

  it('is refused after the sign-out, so that the row signs in again', async () => {
    const { idToken, refreshToken } = await signIn();
    await services.userPool.signOut(refreshToken, CALL);
    await expect(identityPool.getIdentity(idToken, CALL)).rejects.toMatchObject({
      failure: { code: 'TOKEN_EXPIRED' },
    });
  });

  it('is of a pool that must be there, for every row', async () => {
    const { idToken } = await signIn();
    const missing = 'eu-west-1:00000000-0000-4000-8000-000000000000';
    const refused = (await open(missing)).getIdentity(idToken, CALL);
    await expect(refused).rejects.toMatchObject({
      failure: { code: 'IDENTITY_POOL_NOT_FOUND', scope: 'batch' },
    });
    await expect(refused).rejects.toThrow(missing);
  });
});

describe('the credentials of a user', () => {
  it('are temporary', async () => {
    const user = await identify('ann');
    expect(await identityPool.getCredentials(user, CALL)).toEqual({
      accessKeyId: expect.stringMatching(/^ASIA/) as string,
      secretAccessKey: expect.stringMatching(/.{20}/) as string,
      sessionToken: expect.stringMatching(/.{20}/) as string,
    });
  });

  it('are not given to another user', async () => {
    const { identityId } = await identify('ann');
    const { idToken } = await identify('bob');
    await expect(identityPool.getCredentials({ identityId, idToken }, CALL)).rejects.toMatchObject({
      failure: { code: 'IDENTITY_REFUSED' },
    });
  });
});

describe('a call of the identity pool', () => {
  const CALLS = [
    ['GetId', ({ idToken }) => identityPool.getIdentity(idToken, CALL)],
    ['GetCredentialsForIdentity', (user) => identityPool.getCredentials(user, CALL)],
  ] as const satisfies readonly (readonly [
    string,
    (user: { readonly identityId: string; readonly idToken: string }) => Promise<unknown>,
  ])[];

  it.each(CALLS)('of %s keeps the token out of its message', async (operation, call) => {
    const user = await identify('ann');
    const fault = `error:InvalidParameterException:bad ${user.idToken}`;
    await local().disturb({ operation, fault });
    await expect(call(user)).rejects.toThrow('bad [secret]');
  });

  it.each(CALLS)('of %s that is throttled may be made again', async (operation, call) => {
    const user = await identify('ann');
    await local().disturb({ operation, fault: 'throttle' });
    await expect(call(user)).rejects.toMatchObject({
      failure: { code: 'THROTTLED', scope: 'row', retryable: true },
    });
  });

  it.each([
    ['InvalidIdentityPoolConfigurationException', 'IDENTITY_POOL_MISCONFIGURED'],
    ['ExternalServiceException', 'SERVICE_ERROR'],
  ])('that is answered with %s fails with %s', async (name, code) => {
    const user = await identify('ann');
    await local().disturb({ operation: 'GetCredentialsForIdentity', fault: `error:${name}` });
    await expect(identityPool.getCredentials(user, CALL)).rejects.toMatchObject({
      failure: { code },
    });
  });
});
