import { describe, expect, it } from 'vitest';
import { drive, driveTo } from './drive.ts';
import { HAPPY, HOUR_MS, OUR_USER, STARTED_AT, STRANGER } from './world.ts';

const LOST = ['CONNECTION_LOST', 'TIMED_OUT', 'SERVICE_ERROR'] as const;

describe('a sign-up', () => {
  it('takes the username and the attributes with it, and nothing else', () => {
    expect(drive().life.call?.input).toEqual({
      username: 'ada',
      attributes: { email: 'ada@example.com' },
    });
  });

  it('that sends no code is enough where an administrator confirms', () => {
    const row = drive({ policy: { confirmBy: 'admin' } });
    row.answer('signUp', { ...HAPPY.signUp, codeSent: false });
    expect(row.at).toBe('pendingConfirmation.confirmingByAdmin.calling');
  });

  it.each(['PASSWORD_REFUSED', 'INPUT_REFUSED', 'TRIGGER_REFUSED', 'UNEXPECTED'] as const)(
    'refused with %s ends the row at once',
    (code) => {
      const row = drive().fail('signUp', code);
      expect(row.at).toBe('failed');
      expect(row.context.failure).toMatchObject({ code, step: 'signingUp', retryable: false });
      expect(row.calls).toEqual(['signUp']);
    },
  );

  it('that was throttled without effect says so: a later USER_EXISTS means a stranger', () => {
    const row = drive().fail('signUp', 'THROTTLED').wait('backoff').fail('signUp', 'USER_EXISTS');
    row.answer('findUser', OUR_USER);
    expect(row.at).toBe('failed');
    expect(row.context).toMatchObject({ ownership: 'none', failure: { code: 'USER_EXISTS' } });
  });
});

describe('a sign-up whose answer was lost', () => {
  it('is not the user whom somebody made long after it', () => {
    const row = drive().fail('signUp', 'CONNECTION_LOST').wait('backoff');
    row.fail('signUp', 'FIREWALL_BLOCKED').tell('resume');
    row.answer('findUser', { ...OUR_USER, createdAt: STARTED_AT + 24 * HOUR_MS });
    expect(row.context).toMatchObject({ ownership: 'none', failure: { code: 'USER_EXISTS' } });
  });

  it.each(LOST)('by %s is tried again, found and taken as ours', (code) => {
    const row = drive().fail('signUp', code).wait('backoff').fail('signUp', 'USER_EXISTS');
    expect(row.at).toBe('unregistered.reconciling.calling');
    row.succeed('findUser');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
    expect(row.context).toMatchObject({
      sub: OUR_USER.sub,
      ownership: 'ours',
      answerLost: false,
      failure: null,
    });
  });

  it('goes on behind the confirmation where the user is confirmed meanwhile', () => {
    const row = drive().fail('signUp', 'TIMED_OUT').wait('backoff').fail('signUp', 'USER_EXISTS');
    row.answer('findUser', { ...OUR_USER, status: 'CONFIRMED' });
    expect(row.at).toBe('confirmed.authenticating.calling');
    expect(row.context.ownership).toBe('ours');
  });

  it('every time ends as a failure that is worth a redrive, and remembers that it may be there', () => {
    const row = drive().exhaust('signUp', 'CONNECTION_LOST');
    expect(row.at).toBe('failed');
    expect(row.calls).toEqual(['signUp', 'signUp', 'signUp']);
    expect(row.context).toMatchObject({
      answerLost: true,
      failure: { code: 'CONNECTION_LOST', retryable: true },
    });
  });

  it('by a crash is looked for before anything is signed up again', () => {
    const row = drive().tell('resume');
    expect(row.at).toBe('unregistered.reconciling.calling');
    expect(row.answer('findUser', { exists: false }).at).toBe('unregistered.signingUp.calling');
    expect(row.succeed('signUp').at).toBe('pendingConfirmation.awaitingCode');
    expect(row.calls).toEqual(['signUp', 'findUser', 'signUp']);
  });

  it.each([
    ['made two seconds before the row began, by a clock that rounds', { createdAt: -2000 }, true],
    ['made earlier than any rounding explains', { createdAt: -2001 }, false],
    ['made as late as a call may take effect', { createdAt: 60_000 }, true],
    ['made later than the call that was lost explains', { createdAt: 60_001 }, false],
  ])('takes a user as its own or not: %s', (_, { createdAt }, isOurs) => {
    const row = drive().tell('resume');
    row.answer('findUser', { ...OUR_USER, createdAt: STARTED_AT + createdAt });
    expect(row.context.ownership).toBe(isOurs ? 'ours' : 'none');
  });

  it('with a user of ours who is disabled ends as unsupported, and not as somebody else', () => {
    const row = drive()
      .tell('resume')
      .answer('findUser', { ...OUR_USER, enabled: false });
    expect(row.at).toBe('failed');
    expect(row.context).toMatchObject({
      ownership: 'ours',
      failure: { code: 'USER_STATE_UNSUPPORTED' },
    });
  });
});

describe('a sign-up whose code could not be sent', () => {
  it('finds its user and has the code sent at once', () => {
    const row = drive().fail('signUp', 'CODE_NOT_SENT').succeed('findUser');
    expect(row.at).toBe('pendingConfirmation.resendingCode.calling');
    expect(row.succeed('resendCode').at).toBe('pendingConfirmation.awaitingCode');
    expect(row.context).toMatchObject({ codeUnsent: false, identityId: null, resends: 1 });
  });

  it('for the daily cap is held, and goes on with a resend', () => {
    const row = drive().fail('signUp', 'CONFIRMATION_MAIL_CAP');
    expect(row.at).toBe('unregistered.signingUp.held');
    expect(row.context.failure).toMatchObject({ code: 'CONFIRMATION_MAIL_CAP', scope: 'batch' });
    row.tell('resume').succeed('findUser', 'resendCode').tell('code.received');
    expect(row.calls).toEqual(['signUp', 'findUser', 'resendCode', 'confirmSignUp']);
  });
});

describe('reconciling', () => {
  it('asks again and again only so often where sign-up and reading contradict each other', () => {
    const row = drive().fail('signUp', 'USER_EXISTS');
    for (let count = 0; count < 5; count += 1) {
      row.answer('findUser', { exists: false }).fail('signUp', 'USER_EXISTS');
    }
    expect(row.answer('findUser', { exists: false }).at).toBe('failed');
    expect(row.context.failure?.code).toBe('STATE_UNSTABLE');
  });

  it('is where a redriven row begins, with what its earlier life found out', () => {
    const facts = {
      startedAt: STARTED_AT - HOUR_MS,
      sub: OUR_USER.sub,
      ownership: 'ours' as const,
      answerLost: false,
      answerLostAt: null,
      lostSignUpBy: null,
      codeUnsent: false,
      resends: 1,
      identityId: null,
      object: HAPPY.storeObject,
      mail: HAPPY.sendWelcomeMail,
    };
    const row = drive({ facts });
    expect(row.at).toBe('unregistered.reconciling.calling');
    expect(row.context).toMatchObject({ ...facts, redriven: true });
    row.answer('findUser', { ...OUR_USER, status: 'CONFIRMED' });
    row.succeed('authenticate', 'readUser', 'storeObject', 'signOut');
    expect(row.at).toBe('provisioned');
    expect(row.calls).not.toContain('sendWelcomeMail');
  });

  it('of a user with another sub than our own sign-up gave takes it for a stranger', () => {
    const row = driveTo('confirmingCode').fail('confirmSignUp', 'USER_NOT_FOUND');
    expect(row.at).toBe('unregistered.reconciling.calling');
    row.answer('findUser', { ...OUR_USER, sub: STRANGER.sub });
    expect(row.context.failure?.code).toBe('USER_EXISTS');
  });

  it('of a user who was deleted forgets that user, so that a second sign-up is known as ours', () => {
    const row = driveTo('confirmingCode').fail('confirmSignUp', 'USER_NOT_FOUND');
    row.answer('findUser', { exists: false }).fail('signUp', 'TIMED_OUT').wait('backoff');
    row.fail('signUp', 'USER_EXISTS').answer('findUser', { ...OUR_USER, sub: 'second-sub' });
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
    expect(row.context).toMatchObject({ sub: 'second-sub', ownership: 'ours' });
  });
});
