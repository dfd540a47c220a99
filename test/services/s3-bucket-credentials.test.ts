import { beforeEach, describe, expect, it } from 'vitest';
import type { ProfileInput } from '../../src/machines/calls.ts';
import type { UserCredentials } from '../../src/services/identity-pool.ts';
import type { Services } from '../../src/services/services.ts';
import { CALL, PASSWORD, PROFILE, signUpConfirmed, useLocalServices } from './local-services.ts';

const local = useLocalServices();
let services: Services;

beforeEach(async () => {
  const { storage } = local().aws.config;
  services = await local().create({ storage: { ...storage, credentials: 'identityPool' } });
});

interface User {
  readonly profile: ProfileInput;
  readonly credentials: UserCredentials;
}

async function open(username: string): Promise<User> {
  const { userPool, identityPool } = services;
  if (identityPool === null) throw new Error('Expected an identity pool');
  const sub = await signUpConfirmed(services, username);
  const { secrets } = await userPool.authenticate({ username, password: PASSWORD }, CALL);
  const { idToken = '' } = secrets;
  const { identityId } = await identityPool.getIdentity(idToken, CALL);
  const credentials = await identityPool.getCredentials({ identityId, idToken }, CALL);
  return { profile: { ...PROFILE, username, sub, identityId }, credentials };
}

const store = ({ profile, credentials }: User) =>
  services.bucket.storeObject({ ...profile, overwrite: false }, { ...CALL, credentials });

const check = ({ profile, credentials }: User) =>
  services.bucket.checkObject(profile, { ...CALL, credentials });

describe('a user of the identity pool', () => {
  it('writes the own object, below the own prefix', async () => {
    const ann = await open('ann');
    const { key } = await store(ann);
    const { identityId } = ann.profile;
    expect(key).toBe(`users/${identityId}/profile.json`);
    expect((await local().books()).objects).toMatchObject([{ key, writer: identityId }]);
  });

  it('recognises the own object', async () => {
    const ann = await open('ann');
    const stored = await store(ann);
    await expect(store(ann)).rejects.toMatchObject({ failure: { code: 'OBJECT_EXISTS' } });
    expect(await check(ann)).toEqual({ ...stored, ours: true, ofAnotherRow: false });
  });

  it("neither writes nor reads below another's prefix", async () => {
    const ann = await open('ann');
    const { credentials } = await open('bob');
    await store(ann);
    const intruder = { ...ann, credentials };
    for (const call of [store, check]) {
      await expect(call(intruder)).rejects.toMatchObject({ failure: { code: 'ACCESS_DENIED' } });
    }
    expect((await local().books()).objects).toHaveLength(1);
  });

  it('is told that the credentials have expired', async () => {
    await local().disturb({ operation: 'PutObject', fault: 'error:ExpiredToken' });
    await expect(store(await open('ann'))).rejects.toMatchObject({
      failure: { code: 'CREDENTIALS_EXPIRED' },
    });
  });

  it('is told no more than that they are refused where the answer has no words', async () => {
    await local().disturb({ operation: 'HeadObject', fault: 'error:ExpiredToken' });
    await expect(check(await open('ann'))).rejects.toMatchObject({
      failure: { code: 'CREDENTIALS_REFUSED' },
    });
  });

  it('has no credential in any message', async () => {
    const ann = await open('ann');
    const { accessKeyId, secretAccessKey, sessionToken } = ann.credentials;
    const text = `${accessKeyId} ${secretAccessKey} ${sessionToken}`;
    await local().disturb({ operation: 'PutObject', fault: `error:InvalidRequest:${text}` });
    await expect(store(ann)).rejects.toThrow('[secret] [secret] [secret]');
  });
});
