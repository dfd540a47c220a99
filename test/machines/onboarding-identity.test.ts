import { describe, expect, it } from 'vitest';
import { driveTo } from './drive.ts';
import type { DriveOptions } from './world.ts';
import { HAPPY } from './world.ts';

const BY_USER: DriveOptions = { policy: { storageCredentials: 'identityPool' } };
const { identityId } = HAPPY.getIdentity;

describe('an object that the user writes', () => {
  it('is written after the identity and its credentials are there', () => {
    const row = driveTo('readingUser', BY_USER).succeed('readUser', 'getIdentity');
    expect(row.life.call?.input).toEqual({ username: 'ada', identityId });
    row.succeed('getCredentials');
    expect(row.at).toBe('authenticated.storingObject.calling');
    expect(row.life.call?.input).toMatchObject({ identityId });
  });

  it('is written with the same identity by the welcome mail and the check', () => {
    const row = driveTo('gettingCredentials', BY_USER).succeed('getCredentials');
    row.fail('storeObject', 'OBJECT_EXISTS');
    expect(row.life.call?.input).toMatchObject({ identityId });
    row.succeed('checkObject');
    expect(row.life.call?.input).toMatchObject({ identityId });
  });

  it.each(['gettingIdentity', 'gettingCredentials'] as const)(
    'needs a fresh sign-in where the token has expired in %s',
    (step) => {
      const row = driveTo(step);
      const name = step === 'gettingIdentity' ? 'getIdentity' : 'getCredentials';
      expect(row.fail(name, 'TOKEN_EXPIRED').at).toBe('confirmed.authenticating.calling');
    },
  );

  it.each([
    ['storeObject', 'storingObject', 'CREDENTIALS_EXPIRED'],
    ['checkObject', 'checkingObject', 'CREDENTIALS_EXPIRED'],
    ['checkObject', 'checkingObject', 'CREDENTIALS_REFUSED'],
  ] as const)('needs fresh credentials where %s in %s fails with %s', (name, step, code) => {
    const row = driveTo(step, BY_USER).fail(name, code);
    expect(row.at).toBe('authenticated.gettingCredentials.calling');
    expect(row.succeed('getCredentials').at).toBe('authenticated.storingObject.calling');
  });

  it.each(['gettingIdentity', 'gettingCredentials'] as const)(
    'ends with a sign-out where %s is refused',
    (step) => {
      const row = driveTo(step);
      const name = step === 'gettingIdentity' ? 'getIdentity' : 'getCredentials';
      row.fail(name, 'IDENTITY_REFUSED');
      expect(row.at).toBe('authenticated.signingOut.calling');
      expect(row.succeed('signOut').context.failure).toMatchObject({
        code: 'IDENTITY_REFUSED',
        step,
      });
    },
  );
});

it.each(['CREDENTIALS_EXPIRED', 'CREDENTIALS_REFUSED'] as const)(
  "the operator's own credentials hold the batch with %s",
  (code) => {
    const row = driveTo('storingObject').fail('storeObject', code);
    expect(row.at).toBe('authenticated.storingObject.held');
  },
);
