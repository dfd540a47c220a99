import { describe, expect, it } from 'vitest';
import { drive, driveTo } from './drive.ts';
import type { DriveOptions } from './world.ts';
import { OUR_NEW_USER, OUR_USER, STARTED_AT, STRANGER } from './world.ts';
import { NO_FACTS } from './walk.ts';

const BY_ADMIN: DriveOptions = { policy: { signUpBy: 'admin' } };
const BY_ADMIN_ONLY: DriveOptions = { policy: { signUpBy: 'admin', confirmBy: 'admin' } };

describe('a user whom an administrator creates', () => {
  it('gets a permanent password and is confirmed by it', () => {
    const row = drive(BY_ADMIN).succeed('createUser', 'setPassword');
    expect(row.calls).toEqual(['createUser', 'setPassword', 'authenticate']);
    expect(row.context).toMatchObject({ sub: OUR_USER.sub, ownership: 'ours' });
  });

  it('has the address verified where the administrator confirms', () => {
    const row = drive(BY_ADMIN_ONLY).succeed('createUser', 'setPassword', 'verifyEmail');
    expect(row.calls).toEqual(['createUser', 'setPassword', 'verifyEmail', 'authenticate']);
  });

  it('is left without a verified address where there is none', () => {
    const row = drive({ ...BY_ADMIN_ONLY, attributes: { name: 'Ada' } });
    expect(row.succeed('createUser', 'setPassword').life.call?.src).toBe('authenticate');
  });

  it('goes on where the username only looks like an address', () => {
    const row = drive({ ...BY_ADMIN_ONLY, username: 'ada@home', attributes: { name: 'Ada' } });
    row.succeed('createUser', 'setPassword').fail('verifyEmail', 'INPUT_REFUSED');
    expect(row.life.call?.src).toBe('authenticate');
  });

  it.each(['setPassword', 'verifyEmail'] as const)(
    'is looked for where it is gone at %s',
    (name) => {
      const row = driveTo(name === 'setPassword' ? 'settingPassword' : 'verifyingEmail');
      expect(row.fail(name, 'USER_NOT_FOUND').at).toBe('unregistered.reconciling.calling');
    },
  );

  it.each([
    [BY_ADMIN, 'authenticate'],
    [BY_ADMIN_ONLY, 'verifyEmail'],
  ] as const)('may have had the password before: the sign-in tells', (options, next) => {
    const row = driveTo('settingPassword', options).fail('setPassword', 'PASSWORD_UNCHANGED');
    expect(row.life.call?.src).toBe(next);
  });
});

describe('the deadline of a confirmation', () => {
  it('is none of an administrator: a batch that was held for days goes on', () => {
    const row = driveTo('settingPassword', BY_ADMIN).fail('setPassword', 'THROTTLED');
    row.wait('confirmationTimeout');
    expect(row.at).toBe('pendingConfirmation.settingPassword.backingOff');
    expect(row.wait('backoff').succeed('setPassword').life.call?.src).toBe('authenticate');
  });
});

const lose = () =>
  drive(BY_ADMIN)
    .fail('createUser', 'CONNECTION_LOST')
    .wait('backoff')
    .fail('createUser', 'USER_EXISTS');

describe('a creation whose answer was lost', () => {
  it('is found and gets its password', () => {
    const row = lose().answer('findUser', OUR_NEW_USER);
    expect(row.at).toBe('pendingConfirmation.settingPassword.calling');
    expect(row.context).toMatchObject({ ownership: 'ours', answerLost: false });
  });

  it('is found though the killed process had set the password, too', () => {
    const row = lose().answer('findUser', { ...OUR_NEW_USER, status: 'CONFIRMED' });
    expect(row.at).toBe('confirmed.authenticating.calling');
    expect(row.context.ownership).toBe('ours');
  });

  it('is not the user of somebody who signed up, whose password is never touched', () => {
    const row = lose().answer('findUser', OUR_USER);
    expect(row.at).toBe('failed');
    expect(row.context).toMatchObject({ ownership: 'none', failure: { code: 'USER_EXISTS' } });
  });

  it('is made again where nobody is found', () => {
    const row = lose().answer('findUser', { exists: false });
    expect(row.at).toBe('unregistered.creatingUser.calling');
  });

  it.each([
    ['resume', 'unregistered.reconciling.calling'],
    ['cancel', 'cancelled'],
  ] as const)('by a crash is remembered at %s', (event, at) => {
    const row = drive(BY_ADMIN).tell(event);
    expect(row.at).toBe(at);
    expect(row.context.answerLost).toBe(true);
  });

  it('is looked for after the mend where Cognito may have made the user', () => {
    const row = drive(BY_ADMIN).fail('createUser', 'CONFIRMATION_MAIL_CAP');
    expect(row.at).toBe('unregistered.creatingUser.held');
    expect(row.tell('resume').at).toBe('unregistered.reconciling.calling');
  });

  it('by a throttle is none: the next USER_EXISTS means a stranger', () => {
    const row = drive(BY_ADMIN).fail('createUser', 'THROTTLED').wait('backoff');
    row.fail('createUser', 'USER_EXISTS').answer('findUser', OUR_NEW_USER);
    expect(row.context).toMatchObject({ ownership: 'none', failure: { code: 'USER_EXISTS' } });
  });

  it('is left to the sign-in where nobody may look, and its temporary password is replaced', () => {
    const row = lose().fail('findUser', 'ACCESS_DENIED');
    row.answer('authenticate', { challenge: 'NEW_PASSWORD_REQUIRED' });
    expect(row.at).toBe('confirmed.answeringChallenge.calling');
    expect(row.context.ownership).toBe('unproven');
  });
});

describe('a sign-up whose answer was lost', () => {
  it('is never a user whom an administrator created', () => {
    const row = drive().fail('signUp', 'CONNECTION_LOST').wait('backoff');
    row.fail('signUp', 'USER_EXISTS').answer('findUser', OUR_NEW_USER);
    expect(row.context).toMatchObject({ ownership: 'none', failure: { code: 'USER_EXISTS' } });
  });
});

describe('a redriven row whose user an administrator created', () => {
  const facts = { ...NO_FACTS, sub: OUR_USER.sub, ownership: 'ours' as const };
  const redriven = () => drive({ ...BY_ADMIN_ONLY, facts });

  it.each([
    ['has no password yet', OUR_NEW_USER, 'settingPassword'],
    ['is confirmed and not verified', { ...OUR_USER, status: 'CONFIRMED' }, 'verifyingEmail'],
  ] as const)('goes on where the user %s', (_, user, step) => {
    const row = redriven().answer('findUser', user);
    expect(row.at).toBe(`pendingConfirmation.${step}.calling`);
  });

  it('has nothing to confirm where the address is verified', () => {
    const attributes = { ...OUR_USER.attributes, email_verified: 'true' };
    const row = redriven().answer('findUser', { ...OUR_USER, status: 'CONFIRMED', attributes });
    expect(row.lifecycle).toBe('confirmed');
  });
});

it('a stranger who was created just before the row began is left alone', () => {
  const stranger = { ...STRANGER, status: 'FORCE_CHANGE_PASSWORD', createdAt: STARTED_AT - 60_000 };
  const row = drive({ policy: { signUpBy: 'admin', onExistingUser: 'adopt' } });
  row.fail('createUser', 'CONNECTION_LOST').wait('backoff').fail('createUser', 'USER_EXISTS');
  row.answer('findUser', stranger);
  expect(row.context.failure?.code).toBe('USER_NOT_OURS');
  expect(row.calls).not.toContain('setPassword');
});
