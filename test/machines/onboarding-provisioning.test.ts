import { describe, expect, it } from 'vitest';
import { driveTo } from './drive.ts';
import { HAPPY, NO_MAIL, OUR_USER, STARTED_AT } from './world.ts';

describe('signing in', () => {
  it('names the challenge that a batch cannot answer', () => {
    const row = driveTo('authenticating').answer('authenticate', { challenge: 'SMS_MFA' });
    expect(row.at).toBe('failed');
    expect(row.context.failure).toMatchObject({ code: 'CHALLENGE_REQUIRED', retryable: false });
    expect(row.context.failure?.message).toContain('SMS_MFA');
  });

  it('of a user of ours who is not confirmed after all goes back and waits for a code', () => {
    const row = driveTo('authenticating').fail('authenticate', 'USER_NOT_CONFIRMED');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
  });

  it('of a user who is gone goes back to signing up', () => {
    const row = driveTo('authenticating').fail('authenticate', 'USER_NOT_FOUND');
    expect(row.at).toBe('unregistered.reconciling.calling');
  });

  it('with a wrong password ends the row: nobody changes it', () => {
    const row = driveTo('authenticating').fail('authenticate', 'PASSWORD_WRONG');
    expect(row.at).toBe('failed');
    expect(row.context.failure).toMatchObject({ code: 'PASSWORD_WRONG', step: 'authenticating' });
  });
});

describe('reading the user', () => {
  it('signs in again where the token has expired', () => {
    const row = driveTo('readingUser').fail('readUser', 'TOKEN_EXPIRED');
    expect(row.at).toBe('confirmed.authenticating.calling');
    expect(row.succeed('authenticate', 'readUser').at).toBe('authenticated.storingObject.calling');
  });

  it('gives up where every token has expired', () => {
    const row = driveTo('readingUser');
    for (let count = 0; count < 5; count += 1) {
      row.fail('readUser', 'TOKEN_EXPIRED').succeed('authenticate');
    }
    row.fail('readUser', 'TOKEN_EXPIRED').succeed('signOut');
    expect(row.at).toBe('failed');
    expect(row.context.failure?.code).toBe('TOKEN_EXPIRED');
  });

  it('refuses a user with another sub than the one signed up, and signs out', () => {
    const row = driveTo('readingUser').answer('readUser', { sub: 'another' });
    expect(row.at).toBe('authenticated.signingOut.calling');
    expect(row.succeed('signOut').at).toBe('failed');
    expect(row.context).toMatchObject({ sub: OUR_USER.sub, failure: { code: 'USER_REPLACED' } });
    expect(row.calls).not.toContain('storeObject');
  });
});

describe('the object', () => {
  const theirs = {
    bucket: 'profiles',
    key: 'users/sub-of-ada/profile.json',
    etag: '"2"',
    ours: false,
    ofAnotherRow: false,
  };

  it('is written with bytes that are the same at every attempt', () => {
    const row = driveTo('storingObject');
    const first = row.life.call?.input;
    expect(first).toEqual({
      username: 'ada',
      attributes: { email: 'ada@example.com' },
      sub: OUR_USER.sub,
      batch: 'people',
      startedAt: STARTED_AT,
      identityId: null,
      overwrite: false,
    });
    expect(row.fail('storeObject', 'TIMED_OUT').wait('backoff').life.call?.input).toEqual(first);
  });

  it('that stands there already and is ours is as good as written now', () => {
    const row = driveTo('checkingObject').succeed('checkObject');
    expect(row.at).toBe('authenticated.sendingWelcomeMail.calling');
    expect(row.context).toMatchObject({ object: HAPPY.storeObject, failure: null });
  });

  it('of somebody else is kept by policy', () => {
    const row = driveTo('checkingObject', { policy: { onExistingObject: 'keep' } });
    row.answer('checkObject', theirs);
    expect(row.at).toBe('authenticated.sendingWelcomeMail.calling');
    expect(row.context.object?.etag).toBe('"2"');
  });

  it('of somebody else is overwritten by policy', () => {
    const row = driveTo('checkingObject', { policy: { onExistingObject: 'overwrite' } });
    row.answer('checkObject', theirs);
    expect(row.life.call).toMatchObject({ src: 'storeObject', input: { overwrite: true } });
  });

  it('is overwritten once, and not in a circle, where the bucket goes on refusing', () => {
    const row = driveTo('checkingObject', { policy: { onExistingObject: 'overwrite' } });
    row.answer('checkObject', theirs).fail('storeObject', 'OBJECT_EXISTS');
    row.answer('checkObject', theirs).succeed('signOut');
    expect(row.context.failure?.code).toBe('OBJECT_NOT_OURS');
  });

  it('of somebody else ends the row by policy, signed out', () => {
    const row = driveTo('checkingObject').answer('checkObject', theirs).succeed('signOut');
    expect(row.at).toBe('failed');
    expect(row.context).toMatchObject({ object: null, failure: { code: 'OBJECT_NOT_OURS' } });
  });

  it('that is gone when looked at is written after all', () => {
    const row = driveTo('checkingObject').fail('checkObject', 'OBJECT_NOT_FOUND');
    expect(row.at).toBe('authenticated.storingObject.calling');
  });

  it.each(['keep', 'overwrite', 'fail'] as const)(
    'that is ours needs no mail where there is none: %s',
    (onExistingObject) => {
      const policy = { ...NO_MAIL.policy, onExistingObject };
      const row = driveTo('checkingObject', { policy }).succeed('checkObject', 'signOut');
      expect(row.at).toBe('provisioned');
    },
  );

  it('kept by policy needs no mail where there is none', () => {
    const row = driveTo('checkingObject', {
      policy: { sendsMail: false, onExistingObject: 'keep' },
    });
    expect(row.answer('checkObject', theirs).succeed('signOut').at).toBe('provisioned');
  });
});

describe('signing out', () => {
  it('that does not succeed does not take the provisioning back', () => {
    const row = driveTo('signingOut').exhaust('signOut', 'SERVICE_ERROR');
    expect(row.at).toBe('provisioned');
    expect(row.context.failure).toBeNull();
  });

  it.each(['SECRET_MISSING', 'ACCESS_DENIED'] as const)(
    'ends the row whatever it meets: %s',
    (code) => {
      expect(driveTo('signingOut').exhaust('signOut', code).at).toBe('provisioned');
    },
  );

  it.each([
    ['storingObject', 'storeObject', 'OBJECT_REFUSED'],
    ['sendingWelcomeMail', 'sendWelcomeMail', 'RECIPIENT_REFUSED'],
    ['readingUser', 'readUser', 'USER_DISABLED'],
  ] as const)('also happens where %s failed, and the row has failed then', (step, name, code) => {
    const row = driveTo(step).fail(name, code);
    expect(row.at).toBe('authenticated.signingOut.calling');
    expect(row.exhaust('signOut', 'THROTTLED').at).toBe('failed');
    expect(row.context.failure).toMatchObject({ code, step });
  });
});

it.each(['keep', 'overwrite', 'fail'] as const)(
  'an object of another row of the batch is never taken for one of this row: %s',
  (onExistingObject) => {
    const row = driveTo('checkingObject', { policy: { onExistingObject } });
    row.answer('checkObject', { ...HAPPY.checkObject, ours: false, ofAnotherRow: true });
    expect(row.succeed('signOut').context.failure?.code).toBe('OBJECT_NOT_OURS');
    expect(row.at).toBe('failed');
  },
);
