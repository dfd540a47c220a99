import { describe, expect, it } from 'vitest';
import { drive, driveTo } from './drive.ts';
import { STRANGER } from './world.ts';

const SRP = { challenge: 'PASSWORD_VERIFIER' };
const NEW_PASSWORD = { challenge: 'NEW_PASSWORD_REQUIRED' };

describe('a challenge that a batch can answer', () => {
  it('is answered, and its answer signs the user in', () => {
    const row = driveTo('authenticating').answer('authenticate', SRP);
    expect(row.life.call?.input).toEqual({ username: 'ada', challenge: 'PASSWORD_VERIFIER' });
    expect(row.succeed('answerChallenge').at).toBe('authenticated.readingUser.calling');
  });

  it('may be followed by the one for a new password', () => {
    const row = driveTo('authenticating').answer('authenticate', SRP);
    row.answer('answerChallenge', NEW_PASSWORD);
    expect(row.life.call?.input).toMatchObject({ challenge: 'NEW_PASSWORD_REQUIRED' });
    expect(row.context.attempts.answeringChallenge).toBe(2);
    expect(row.succeed('answerChallenge').lifecycle).toBe('authenticated');
  });

  it.each([
    ['the same again', SRP, SRP],
    ['a proof after a new password', NEW_PASSWORD, SRP],
    ['another that a person must answer', SRP, { challenge: 'SOFTWARE_TOKEN_MFA' }],
  ])('ends the row where it is followed by %s', (_, first, second) => {
    const row = driveTo('authenticating').answer('authenticate', first);
    row.answer('answerChallenge', second);
    expect(row.context.failure).toMatchObject({
      code: 'CHALLENGE_REQUIRED',
      step: 'answeringChallenge',
      message: expect.stringContaining(second.challenge),
    });
  });
});

const adopted = () =>
  drive({ policy: { onExistingUser: 'adopt' } })
    .fail('signUp', 'USER_EXISTS')
    .answer('findUser', STRANGER);

describe('an adopted user', () => {
  it('keeps the password: a challenge for a new one ends the row', () => {
    const row = adopted().answer('authenticate', NEW_PASSWORD);
    expect(row.at).toBe('failed');
    expect(row.context.failure?.code).toBe('CHALLENGE_REQUIRED');
  });

  it('keeps it after the proof, too', () => {
    const row = adopted().answer('authenticate', SRP).answer('answerChallenge', NEW_PASSWORD);
    expect(row.context.failure?.code).toBe('CHALLENGE_REQUIRED');
  });

  it('who is not confirmed is left alone', () => {
    const row = adopted().answer('authenticate', SRP);
    expect(row.fail('answerChallenge', 'USER_NOT_CONFIRMED').context.failure?.code).toBe(
      'USER_NOT_OURS',
    );
  });
});

describe('an answer that is not taken', () => {
  it('begins the sign-in anew where the session is over', () => {
    const row = driveTo('answeringChallenge').fail('answerChallenge', 'CHALLENGE_EXPIRED');
    expect(row.at).toBe('confirmed.authenticating.calling');
    expect(row.context.returns).toBe(1);
  });

  it('may have come too late: the proof is tried once more and no oftener', () => {
    const row = driveTo('answeringChallenge').fail('answerChallenge', 'PASSWORD_WRONG');
    expect(row.at).toBe('confirmed.authenticating.calling');
    row.answer('authenticate', SRP).fail('answerChallenge', 'PASSWORD_WRONG');
    expect(row.at).toBe('failed');
    expect(row.context.failure).toMatchObject({
      code: 'PASSWORD_WRONG',
      step: 'answeringChallenge',
    });
  });

  it('for a new password is tried no second time', () => {
    const row = driveTo('authenticating').answer('authenticate', NEW_PASSWORD);
    expect(row.fail('answerChallenge', 'PASSWORD_WRONG').at).toBe('failed');
  });

  it('leads back to the confirmation where that is missing', () => {
    const row = driveTo('answeringChallenge').fail('answerChallenge', 'USER_NOT_CONFIRMED');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
  });

  it('is not repeated after a crash or a mend, since sessions live for minutes', () => {
    expect(driveTo('answeringChallenge').tell('resume').life.call?.src).toBe('authenticate');
    const held = driveTo('answeringChallenge').fail('answerChallenge', 'POOL_MISCONFIGURED');
    expect(held.at).toBe('confirmed.answeringChallenge.held');
    expect(held.tell('resume').life.call?.src).toBe('authenticate');
  });

  it('is repeated after a throttle', () => {
    const row = driveTo('answeringChallenge').fail('answerChallenge', 'THROTTLED').wait('backoff');
    expect(row.life.call?.src).toBe('answerChallenge');
  });

  it('goes on by the mended configuration where the row was held meanwhile', () => {
    const row = driveTo('answeringChallenge').fail('answerChallenge', 'POOL_MISCONFIGURED');
    row.resumeWith({ sendsMail: false });
    row.succeed('authenticate', 'readUser', 'storeObject', 'signOut');
    expect(row.lifecycle).toBe('provisioned');
  });
});
