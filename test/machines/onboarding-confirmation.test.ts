import { describe, expect, it } from 'vitest';
import { drive, driveTo } from './drive.ts';
import { HOUR_MS, POLICY, STARTED_AT } from './world.ts';

describe('a code', () => {
  it('that comes before it is awaited is tried as soon as the sign-up is answered', () => {
    const row = drive().tell('code.received').succeed('signUp');
    expect(row.at).toBe('pendingConfirmation.confirmingCode.calling');
    expect(row.succeed('confirmSignUp').lifecycle).toBe('confirmed');
  });

  it('that comes twice is tried once', () => {
    const row = driveTo('awaitingCode').tell('code.received', 'code.received');
    row.succeed('confirmSignUp');
    expect(row.calls).toEqual(['signUp', 'confirmSignUp', 'authenticate']);
  });

  it('that comes while an older one is tried is tried next where that one was wrong', () => {
    const row = driveTo('confirmingCode').tell('code.received');
    row.fail('confirmSignUp', 'CODE_MISMATCH');
    expect(row.at).toBe('pendingConfirmation.confirmingCode.calling');
    expect(row.calls).toEqual(['signUp', 'confirmSignUp', 'confirmSignUp']);
  });

  it('that is wrong leaves the row waiting for another, with the failure shown until that comes', () => {
    const row = driveTo('confirmingCode').fail('confirmSignUp', 'CODE_MISMATCH');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
    expect(row.context.failure).toMatchObject({ code: 'CODE_MISMATCH', step: 'confirmingCode' });
    row.tell('code.received');
    expect(row.context.failure).toBeNull();
    expect(row.succeed('confirmSignUp').lifecycle).toBe('confirmed');
  });

  it('that expired is sent anew while there are resends left', () => {
    const row = driveTo('confirmingCode').fail('confirmSignUp', 'CODE_EXPIRED');
    expect(row.at).toBe('pendingConfirmation.resendingCode.calling');
  });

  it('that expired leaves the row waiting where no resend is left', () => {
    const row = driveTo('confirmingCode', { policy: { maxResends: 0 } });
    row.fail('confirmSignUp', 'CODE_EXPIRED');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
    expect(row.context.failure?.code).toBe('CODE_EXPIRED');
  });

  it('that comes after somebody else confirmed the user is of no matter', () => {
    const row = driveTo('confirmingCode').fail('confirmSignUp', 'ALREADY_CONFIRMED');
    expect(row.lifecycle).toBe('confirmed');
  });

  it('that comes late changes nothing', () => {
    const row = driveTo('storingObject');
    const { at, calls } = row;
    expect(row.tell('code.received').at).toBe(at);
    expect(row.calls).toEqual(calls);
    expect(row.succeed('storeObject', 'sendWelcomeMail', 'signOut').at).toBe('provisioned');
  });

  it('that comes while a resend backs off is tried without another resend', () => {
    const row = driveTo('resendingCode').fail('resendCode', 'THROTTLED').tell('code.received');
    expect(row.at).toBe('pendingConfirmation.confirmingCode.calling');
  });

  it('that comes while a resend is under way is tried after it', () => {
    const row = driveTo('resendingCode').tell('code.received').succeed('resendCode');
    expect(row.at).toBe('pendingConfirmation.confirmingCode.calling');
    expect(row.context.resends).toBe(1);
  });

  it('for a user who is gone leads back to signing up', () => {
    const row = driveTo('confirmingCode').fail('confirmSignUp', 'USER_NOT_FOUND');
    row.answer('findUser', { exists: false });
    expect(row.at).toBe('unregistered.signingUp.calling');
  });
});

describe('the resends', () => {
  it('come at their interval, and no more often than allowed', () => {
    const row = driveTo('awaitingCode');
    for (const count of [1, 2]) {
      expect(row.timer('resendDelay')?.dueAt).toBe(STARTED_AT + count * POLICY.resendAfterMs);
      row.wait('resendDelay').succeed('resendCode');
      expect(row.context.resends).toBe(count);
    }
    expect(row.wait('resendDelay').at).toBe('pendingConfirmation.awaitingCode');
    expect(row.calls).toEqual(['signUp', 'resendCode', 'resendCode']);
  });

  it.each(['CONNECTION_LOST', 'TIMED_OUT', 'SERVICE_ERROR'] as const)(
    'count one that may have gone out: %s',
    (code) => {
      const row = driveTo('resendingCode').fail('resendCode', code);
      expect(row.at).toBe('pendingConfirmation.awaitingCode');
      expect(row.context.resends).toBe(1);
    },
  );

  it('count one that a crash interrupted', () => {
    const row = driveTo('resendingCode').tell('resume');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
    expect(row.context.resends).toBe(1);
    expect(row.calls).toEqual(['signUp', 'resendCode']);
  });

  it('find out that the user clicked or confirmed elsewhere', () => {
    const row = driveTo('resendingCode').fail('resendCode', 'ALREADY_CONFIRMED');
    expect(row.lifecycle).toBe('confirmed');
  });

  it('of a user who is gone lead back to signing up', () => {
    const row = driveTo('resendingCode').fail('resendCode', 'USER_NOT_FOUND');
    expect(row.at).toBe('unregistered.reconciling.calling');
  });
});

describe('the deadline of a confirmation', () => {
  const deadline = STARTED_AT + POLICY.confirmationTimeoutMs;

  it.each([
    ['awaiting a code', () => driveTo('awaitingCode')],
    ['trying a code', () => driveTo('confirmingCode')],
    ['sending another code', () => driveTo('resendingCode')],
    ['held', () => driveTo('confirmingCode').fail('confirmSignUp', 'ACCESS_DENIED')],
  ])('ends a row that is %s, counted from the sign-up', (_, start) => {
    const row = start().wait('confirmationTimeout');
    expect(row.now).toBe(deadline);
    expect(row.at).toBe('failed');
    expect(row.context.failure).toMatchObject({ code: 'CONFIRMATION_TIMEOUT', retryable: true });
  });

  it('is not put off by resends and wrong codes', () => {
    const row = driveTo('awaitingCode').wait('resendDelay').succeed('resendCode');
    row.tell('code.received').fail('confirmSignUp', 'CODE_MISMATCH');
    expect(row.now).toBe(STARTED_AT + 2 * HOUR_MS);
    expect(row.timer('confirmationTimeout')?.dueAt).toBe(deadline);
  });

  it('is over once the user is confirmed', () => {
    expect(driveTo('authenticating').life.timers).toEqual([]);
  });
});

describe('an administrator', () => {
  it.each([
    ['address still to be verified', { email: 'ada@example.com' }, 'verifyEmail'],
    ['no address', { name: 'Ada' }, 'authenticate'],
  ])('takes a user who is confirmed already for confirmed, with %s', (_, attributes, next) => {
    const row = driveTo('confirmingByAdmin', { attributes });
    expect(row.fail('confirmByAdmin', 'ALREADY_CONFIRMED').life.call?.src).toBe(next);
  });

  it('looks again where the user is gone', () => {
    const row = driveTo('confirmingByAdmin').fail('confirmByAdmin', 'USER_NOT_FOUND');
    expect(row.at).toBe('unregistered.reconciling.calling');
  });
});
