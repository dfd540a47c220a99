import { describe, expect, it } from 'vitest';
import { drive, driveTo } from './drive.ts';
import { HOUR_MS, OUR_USER, STARTED_AT, STRANGER } from './world.ts';

const CONFIRMED = { ...OUR_USER, status: 'CONFIRMED' };

describe('a row that awaits a click', () => {
  it('waits, looks once somebody saw the confirmation, and goes on', () => {
    const row = driveTo('awaitingLink');
    expect(row.life).toMatchObject({ call: null, tags: ['awaitingConfirmation'] });
    row.tell('confirmation.seen').answer('findUser', CONFIRMED);
    expect(row.at).toBe('confirmed.authenticating.calling');
    expect(row.calls).toEqual(['signUp', 'findUser', 'authenticate']);
  });

  it('waits on where it was seen too early', () => {
    const row = driveTo('checkingStatus').answer('findUser', OUR_USER);
    expect(row.at).toBe('pendingConfirmation.awaitingLink');
    expect(row.tell('confirmation.seen').at).toBe('pendingConfirmation.checkingStatus.calling');
  });

  it('is not looked for twice at a time, and a click meanwhile counts', () => {
    const row = driveTo('checkingStatus').tell('confirmation.seen').answer('findUser', OUR_USER);
    expect(row.at).toBe('pendingConfirmation.checkingStatus.calling');
    expect(row.calls).toEqual(['signUp', 'findUser', 'findUser']);
  });

  it('may be clicked before the sign-up is answered', () => {
    const row = drive({ policy: { confirmBy: 'link' } })
      .tell('confirmation.seen')
      .succeed('signUp');
    expect(row.at).toBe('pendingConfirmation.checkingStatus.calling');
  });

  it('takes a code where a person hands one in', () => {
    expect(driveTo('awaitingLink').tell('code.received').at).toBe(
      'pendingConfirmation.confirmingCode.calling',
    );
  });

  it('ends where nobody clicks in time', () => {
    const row = driveTo('awaitingLink');
    expect(row.timer('confirmationTimeout')?.dueAt).toBe(STARTED_AT + 10 * HOUR_MS);
    expect(row.wait('confirmationTimeout').context.failure?.code).toBe('CONFIRMATION_TIMEOUT');
  });

  it('needs a mail: a pool that sends none ends the row', () => {
    const row = drive({ policy: { confirmBy: 'link' } });
    row.answer('signUp', { sub: OUR_USER.sub, confirmed: false, codeSent: false });
    expect(row.context.failure?.code).toBe('CODE_IMPOSSIBLE');
  });
});

const resending = () => driveTo('awaitingLink').wait('resendDelay');

describe('a link that is sent again', () => {
  it.each(['DELIVERY_FAILED', 'INPUT_REFUSED'] as const)(
    'is no reason to give the first up where it meets %s',
    (code) => {
      const row = resending().fail('resendCode', code);
      expect(row.at).toBe('pendingConfirmation.awaitingLink');
      expect(row.context).toMatchObject({ resends: 1, failure: { code } });
    },
  );

  it('is awaited again', () => {
    expect(resending().succeed('resendCode').at).toBe('pendingConfirmation.awaitingLink');
  });

  it('is of no more use where the first was clicked meanwhile', () => {
    const row = resending().tell('confirmation.seen').succeed('resendCode');
    expect(row.at).toBe('pendingConfirmation.checkingStatus.calling');
  });

  it('is not sent where the first is clicked while the row backs off or is held', () => {
    const backingOff = resending().fail('resendCode', 'THROTTLED').tell('confirmation.seen');
    expect(backingOff.at).toBe('pendingConfirmation.checkingStatus.calling');
    const held = resending().fail('resendCode', 'MAIL_ROLE_INVALID');
    expect(held.tell('confirmation.seen', 'resume').at).toBe(
      'pendingConfirmation.checkingStatus.calling',
    );
  });
});

const look = () => driveTo('checkingStatus');

describe('the look at the status', () => {
  it.each([
    ['another user has the name', { ...CONFIRMED, sub: STRANGER.sub }],
    ['the user is disabled', { ...CONFIRMED, enabled: false }],
    ['the status is another', { ...OUR_USER, status: 'RESET_REQUIRED' }],
  ])('ends the row where %s', (_, user) => {
    const row = look().answer('findUser', user);
    expect(row.at).toBe('failed');
    expect(row.context.failure).toMatchObject({
      code: 'USER_STATE_UNSUPPORTED',
      step: 'checkingStatus',
    });
  });

  it('begins anew where the user is gone', () => {
    const row = look().answer('findUser', { exists: false });
    expect(row.at).toBe('unregistered.reconciling.calling');
  });

  it('stops the batch where nobody may look, since a sweep only tells whom to look for', () => {
    const row = look().fail('findUser', 'ACCESS_DENIED');
    expect(row.at).toBe('pendingConfirmation.checkingStatus.held');
    expect(row.tell('resume').succeed('findUser').at).toBe('pendingConfirmation.awaitingLink');
  });
});
