import { describe, expect, it } from 'vitest';
import { driveTo } from './drive.ts';

const LOST = ['CONNECTION_LOST', 'TIMED_OUT', 'SERVICE_ERROR'] as const;
const RESENDS = { policy: { onUnknownMail: 'resend' } } as const;

describe('a welcome mail', () => {
  it.each(LOST)('of which nobody knows is not sent again, and the result says so: %s', (code) => {
    const row = driveTo('sendingWelcomeMail').fail('sendWelcomeMail', code).succeed('signOut');
    expect(row.at).toBe('provisioned');
    expect(row.context).toMatchObject({ mail: { status: 'unknown' }, failure: null });
    expect(row.context.attempts.sendingWelcomeMail).toBe(1);
  });

  it.each(LOST)('of which nobody knows is sent again by policy: %s', (code) => {
    const row = driveTo('sendingWelcomeMail', RESENDS).fail('sendWelcomeMail', code);
    expect(row.at).toBe('authenticated.sendingWelcomeMail.backingOff');
    row.wait('backoff').succeed('sendWelcomeMail', 'signOut');
    expect(row.context.mail?.status).toBe('sent');
  });

  it('of which nobody ever knows stays unknown after the last attempt', () => {
    const row = driveTo('sendingWelcomeMail', RESENDS).exhaust('sendWelcomeMail', 'TIMED_OUT');
    expect(row.context).toMatchObject({ mail: { status: 'unknown' }, failure: null });
    expect(row.context.attempts.sendingWelcomeMail).toBe(3);
    expect(row.succeed('signOut').at).toBe('provisioned');
  });

  it('that a crash interrupted is not sent again', () => {
    const row = driveTo('sendingWelcomeMail').tell('resume');
    expect(row.at).toBe('authenticated.signingOut.calling');
    expect(row.context.mail).toEqual({ status: 'unknown' });
    expect(row.calls.filter((name) => name === 'sendWelcomeMail')).toHaveLength(1);
  });

  it('that a crash interrupted is sent again by policy', () => {
    const row = driveTo('sendingWelcomeMail', RESENDS).tell('resume');
    expect(row.calls.filter((name) => name === 'sendWelcomeMail')).toHaveLength(2);
  });

  it('that was throttled and then sent leaves no failure behind', () => {
    const row = driveTo('sendingWelcomeMail').fail('sendWelcomeMail', 'THROTTLED').wait('backoff');
    row.succeed('sendWelcomeMail', 'signOut');
    expect(row.at).toBe('provisioned');
    expect(row.context).toMatchObject({ mail: { status: 'sent' }, failure: null });
  });

  it('that was throttled and then lost is not sent a third time', () => {
    const row = driveTo('sendingWelcomeMail').fail('sendWelcomeMail', 'THROTTLED').wait('backoff');
    row.fail('sendWelcomeMail', 'CONNECTION_LOST').succeed('signOut');
    expect(row.context).toMatchObject({ mail: { status: 'unknown' }, failure: null });
  });

  it.each(['MAIL_CAP', 'SENDER_NOT_VERIFIED', 'SENDING_PAUSED'] as const)(
    'that nobody may send now waits for the mend: %s',
    (code) => {
      const row = driveTo('sendingWelcomeMail').fail('sendWelcomeMail', code);
      expect(row.at).toBe('authenticated.sendingWelcomeMail.held');
      row.tell('resume').succeed('sendWelcomeMail', 'signOut');
      expect(row.at).toBe('provisioned');
      expect(row.context.failure).toBeNull();
    },
  );
});

it('a welcome mail that is no longer wanted after the mend is not sent', () => {
  const row = driveTo('sendingWelcomeMail').fail('sendWelcomeMail', 'SENDING_PAUSED');
  row.resumeWith({ sendsMail: false });
  expect(row.at).toBe('authenticated.signingOut.calling');
  expect(row.succeed('signOut').at).toBe('provisioned');
});
