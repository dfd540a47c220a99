import { describe, expect, it } from 'vitest';
import { drive } from './drive.ts';
import { HAPPY, OUR_USER } from './world.ts';

describe('a sign-up that stopped the batch, or sent nothing,', () => {
  it('that sends no code stops the batch, and the user is known as ours', () => {
    const row = drive().answer('signUp', { ...HAPPY.signUp, codeSent: false });
    expect(row.at).toBe('unregistered.signingUp.held');
    expect(row.context).toMatchObject({
      sub: OUR_USER.sub,
      ownership: 'ours',
      failure: { code: 'CODE_IMPOSSIBLE', step: 'signingUp', scope: 'batch' },
    });
  });

  it('that sends no code goes on by the mended configuration', () => {
    const row = drive().answer('signUp', { ...HAPPY.signUp, codeSent: false });
    row.resumeWith({ confirmBy: 'admin' }).succeed('findUser');
    expect(row.at).toBe('pendingConfirmation.confirmingByAdmin.calling');
    expect(row.calls).toEqual(['signUp', 'findUser', 'confirmByAdmin']);
  });

  it('that sent no code asks for one once the pool sends them', () => {
    const row = drive().answer('signUp', { ...HAPPY.signUp, codeSent: false });
    row.tell('resume').succeed('findUser');
    expect(row.at).toBe('pendingConfirmation.resendingCode.calling');
  });

  it('may be held as often as it takes to mend the cause', () => {
    const row = drive().fail('signUp', 'TRIGGER_INVALID');
    for (let run = 0; run < 10; run += 1) {
      row.tell('resume').answer('findUser', { exists: false }).fail('signUp', 'TRIGGER_INVALID');
      expect(row.at).toBe('unregistered.signingUp.held');
    }
    row.tell('resume').answer('findUser', { exists: false }).succeed('signUp');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
  });

  it('of the row itself stays its own where an administrator signs up by now', () => {
    const row = drive().fail('signUp', 'CONFIRMATION_MAIL_CAP').resumeWith({ signUpBy: 'admin' });
    row.succeed('findUser');
    expect(row.at).toBe('pendingConfirmation.settingPassword.calling');
    expect(row.context.ownership).toBe('ours');
  });

  it('that the pool does not permit is left to the administrator once the configuration says so', () => {
    const row = drive().fail('signUp', 'POOL_MISCONFIGURED').resumeWith({ signUpBy: 'admin' });
    expect(row.at).toBe('unregistered.creatingUser.calling');
  });

  it('whose trigger crashes again and again stops the batch, and the user is looked for after the mend', () => {
    const row = drive().exhaust('signUp', 'TRIGGER_CRASHED');
    expect(row.at).toBe('unregistered.signingUp.held');
    expect(row.tell('resume').at).toBe('unregistered.reconciling.calling');
  });

  it('that sends its code after a mend sends no other', () => {
    const row = drive().fail('signUp', 'MAIL_ROLE_INVALID').tell('resume');
    row.answer('findUser', { exists: false }).succeed('signUp');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
  });

  it('that twice made nobody since no code could be sent says so', () => {
    const row = drive().fail('signUp', 'CODE_NOT_SENT').answer('findUser', { exists: false });
    row.fail('signUp', 'CODE_NOT_SENT').answer('findUser', { exists: false });
    expect(row.context.failure?.code).toBe('DELIVERY_FAILED');
  });
});
