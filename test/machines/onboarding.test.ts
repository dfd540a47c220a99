import { describe, expect, it } from 'vitest';
import { LIFECYCLE_STATES, STEPS } from '../../src/domain/lifecycle.ts';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { drive, driveTo, interpreter } from './drive.ts';
import { HAPPY, NO_MAIL, OUR_USER } from './world.ts';

const AFTER_CONFIRMATION = [
  'authenticate',
  'readUser',
  'storeObject',
  'sendWelcomeMail',
  'signOut',
] as const;

/** States that a row passes at once, so no result ever shows them. */
const CHOICES = ['beginning', 'registering', 'choosing'];

describe('the lifecycle', () => {
  it('has the lifecycle states as its root states, in their order', () => {
    expect(Object.keys(onboardingMachine.states)).toEqual(LIFECYCLE_STATES);
  });

  it('calls the steps what the results call them', () => {
    const steps = Object.values(onboardingMachine.states).flatMap(({ states }) =>
      Object.keys(states),
    );
    expect(steps.filter((name) => !CHOICES.includes(name))).toEqual(STEPS);
  });

  it('leads a row by code from sign-up to provisioned', () => {
    const row = drive().succeed('signUp').tell('code.received').succeed('confirmSignUp');
    row.succeed(...AFTER_CONFIRMATION);
    expect(row.life).toMatchObject({ value: 'provisioned', status: 'done', timers: [] });
    expect(row.calls).toEqual(['signUp', 'confirmSignUp', ...AFTER_CONFIRMATION]);
    expect(row.context).toMatchObject({
      sub: OUR_USER.sub,
      ownership: 'ours',
      object: HAPPY.storeObject,
      mail: HAPPY.sendWelcomeMail,
      failure: null,
      attempts: {
        signingUp: 1,
        confirmingCode: 1,
        authenticating: 1,
        readingUser: 1,
        storingObject: 1,
        sendingWelcomeMail: 1,
        signingOut: 1,
      },
    });
  });

  it('leads a row that an administrator confirms from sign-up to provisioned', () => {
    const confirming = ['signUp', 'confirmByAdmin', 'verifyEmail'] as const;
    const row = drive({ policy: { confirmBy: 'admin' } }).succeed(...confirming);
    row.succeed(...AFTER_CONFIRMATION);
    expect(row.at).toBe('provisioned');
    expect(row.calls).toEqual([...confirming, ...AFTER_CONFIRMATION]);
  });

  it.each([
    ['code', []],
    ['link', []],
    ['admin', ['verifyEmail']],
  ] as const)(
    'needs no confirmation by %s where a trigger confirmed the user at once',
    (confirmBy, after) => {
      const row = drive({ policy: { confirmBy } });
      row.answer('signUp', { ...HAPPY.signUp, confirmed: true, codeSent: false });
      row.succeed(...after, ...AFTER_CONFIRMATION);
      expect(row.at).toBe('provisioned');
      expect(row.calls).toEqual(['signUp', ...after, ...AFTER_CONFIRMATION]);
    },
  );

  it('sends no mail where there is none to send', () => {
    const row = driveTo('storingObject', NO_MAIL).succeed('storeObject', 'signOut');
    expect(row.at).toBe('provisioned');
    expect(row.calls).not.toContain('sendWelcomeMail');
  });
});

describe('cancelling', () => {
  it.each(STEPS)('ends a row that is in %s, and stops its call', (step) => {
    const row = driveTo(step);
    const { life, effects } = interpreter.send(row.life, { type: 'cancel' }, row.now);
    expect(life).toMatchObject({ value: 'cancelled', status: 'done', call: null, timers: [] });
    const stopped = effects.flatMap((effect) => (effect.type === 'stop' ? [effect.call] : []));
    expect(stopped).toEqual(row.life.call === null ? [] : [row.life.call]);
  });

  it.each(['backingOff', 'held'] as const)('ends a row that is %s', (waiting) => {
    const row = drive().fail('signUp', waiting === 'held' ? 'POOL_MISCONFIGURED' : 'THROTTLED');
    expect(row.at).toBe(`unregistered.signingUp.${waiting}`);
    expect(row.tell('cancel').at).toBe('cancelled');
  });
});

describe('an end', () => {
  const ends = {
    provisioned: driveTo('signingOut').succeed('signOut'),
    skipped: driveTo('reconciling', { policy: { onExistingUser: 'skip' } }).answer(
      'findUser',
      OUR_USER,
    ),
    failed: drive().fail('signUp', 'PASSWORD_REFUSED'),
    cancelled: drive().tell('cancel'),
  };

  it.each(['provisioned', 'skipped', 'failed', 'cancelled'] as const)(
    '%s takes no event any more',
    (end) => {
      const { life, now } = ends[end];
      expect(life).toMatchObject({ value: end, status: 'done' });
      for (const type of ['cancel', 'resume', 'code.received', 'confirmation.seen'] as const) {
        expect(interpreter.send(life, { type }, now)).toEqual({ life, effects: [] });
      }
    },
  );
});
