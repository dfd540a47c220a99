import { describe, expect, it } from 'vitest';
import { FAILURE_CLASSES } from '../../src/domain/failure.ts';
import type { FailureCode } from '../../src/domain/failure.ts';
import type { Step } from '../../src/domain/lifecycle.ts';
import type { CallName } from '../../src/machines/calls.ts';
import { drive, driveTo } from './drive.ts';
import type { DrivenRow } from './drive.ts';
import { POLICY } from './world.ts';

/** The call of each step. */
const CALLING_STEPS = [
  ['signingUp', 'signUp'],
  ['reconciling', 'findUser'],
  ['confirmingCode', 'confirmSignUp'],
  ['resendingCode', 'resendCode'],
  ['confirmingByAdmin', 'confirmByAdmin'],
  ['authenticating', 'authenticate'],
  ['readingUser', 'readUser'],
  ['storingObject', 'storeObject'],
  ['checkingObject', 'checkObject'],
  ['sendingWelcomeMail', 'sendWelcomeMail'],
  ['signingOut', 'signOut'],
] as const satisfies readonly (readonly [Step, CallName])[];

const HOLDING_STEPS = CALLING_STEPS.filter(([step]) => step !== 'signingOut');

/** Steps whose call cannot simply be made once more after a crash. */
const CAREFUL: readonly Step[] = ['signingUp', 'resendingCode', 'sendingWelcomeMail'];

function codesOf(wanted: string): readonly FailureCode[] {
  const codes = Object.keys(FAILURE_CLASSES) as readonly FailureCode[];
  return codes.filter((code) => FAILURE_CLASSES[code] === wanted);
}

describe.each(HOLDING_STEPS)('%s', (step, name) => {
  it('backs off while it is throttled, and gives up after maxAttempts, worth a redrive', () => {
    const row = driveTo(step);
    const before = row.calls.length;
    row.exhaust(name, 'THROTTLED');
    const attempts = row.calls.slice(before - 1).filter((call) => call === name);
    expect(attempts).toHaveLength(POLICY.retry.maxAttempts);
    expect(row.context.failure).toMatchObject({ code: 'THROTTLED', step, retryable: true });
    if (row.life.call !== null) row.succeed('signOut');
    // A code that was sent before is still good.
    expect(row.at).toBe(step === 'resendingCode' ? 'pendingConfirmation.awaitingCode' : 'failed');
  });

  it('is held by what concerns the whole batch, and makes its call again on resume', () => {
    const row = driveTo(step);
    const path = row.at.replace('.calling', '');
    row.fail(name, 'CREDENTIALS_EXPIRED');
    expect(row.at).toBe(`${path}.held`);
    expect(row.life.tags).toContain('held');
    expect(row.context.failure).toMatchObject({
      code: 'CREDENTIALS_EXPIRED',
      scope: 'batch',
      step,
    });
    expect(row.tell('resume').at).toBe(`${path}.calling`);
    expect(row.calls.at(-1)).toBe(name);
  });
});

describe('a crash in the middle of a call', () => {
  it.each(CALLING_STEPS.filter(([step]) => !CAREFUL.includes(step)))(
    'of %s is followed by the same call again',
    (step, name) => {
      const row = driveTo(step);
      const { at } = row;
      const { call } = row.life;
      row.tell('resume');
      expect(row.at).toBe(at);
      expect(row.life.call).toMatchObject({ src: name, input: call?.input });
      expect(row.life.call?.revision).toBe(row.life.revision);
      expect(row.life.tags).not.toContain('once');
    },
  );

  it.each(CAREFUL)('of %s is never followed by the same call again', (step) => {
    const row = driveTo(step);
    expect(row.life.tags).toContain('once');
    const { call } = row.life;
    expect(row.tell('resume').life.call?.src).not.toBe(call?.src);
  });
});

describe('every code that concerns the whole batch', () => {
  it.each(codesOf('B'))('%s holds a sign-in', (code) => {
    const row = driveTo('authenticating').fail('authenticate', code);
    expect(row.at).toBe('confirmed.authenticating.held');
  });
});

describe('every code of a row that cannot succeed', () => {
  it.each(codesOf('U'))('%s ends a sign-in', (code) => {
    const row = driveTo('authenticating').fail('authenticate', code);
    expect(row.at).toBe('failed');
    expect(row.context.failure).toMatchObject({ code, retryable: false });
  });
});

describe('every transient code', () => {
  it.each(codesOf('T'))('%s makes a sign-in back off', (code) => {
    const row = driveTo('authenticating').fail('authenticate', code);
    expect(row.at).toBe('confirmed.authenticating.backingOff');
  });
});

const waitOf = (row: DrivenRow) => (row.timer('backoff')?.dueAt ?? NaN) - row.now;

describe('the backoff', () => {
  it('lies below a ceiling that doubles each time, up to maxDelay', () => {
    const policy = { retry: { maxAttempts: 8, baseDelayMs: 1000, maxDelayMs: 3000 } };
    for (const username of ['ada', 'bob', 'cleo', 'dan']) {
      const row = drive({ username, policy });
      for (const ceilingMs of [1000, 2000, 3000, 3000, 3000]) {
        expect(waitOf(row.fail('signUp', 'THROTTLED'))).toBeLessThanOrEqual(ceilingMs);
        expect(waitOf(row)).toBeGreaterThanOrEqual(0);
        row.wait('backoff');
      }
    }
  });

  it('differs from row to row', () => {
    const waits = ['ada', 'bob', 'cleo', 'dan', 'eve'].map((username) =>
      waitOf(drive({ username }).fail('signUp', 'THROTTLED')),
    );
    expect(new Set(waits).size).toBeGreaterThan(3);
  });

  it('is never shorter than the service asked for', () => {
    expect(waitOf(drive().fail('signUp', 'THROTTLED', 90_000))).toBe(90_000);
  });

  it('is never longer than a timer can hold', () => {
    expect(waitOf(drive().fail('signUp', 'THROTTLED', 2 ** 40))).toBe(2 ** 31 - 1);
  });

  it('starts again at the next step', () => {
    const row = drive().fail('signUp', 'THROTTLED').wait('backoff').fail('signUp', 'THROTTLED');
    row.wait('backoff').succeed('signUp').tell('code.received');
    row.fail('confirmSignUp', 'THROTTLED').wait('backoff').fail('confirmSignUp', 'THROTTLED');
    expect(row.at).toBe('pendingConfirmation.confirmingCode.backingOff');
    expect(row.context.retries).toBe(2);
  });

  it('does not hear a resume', () => {
    const row = drive().fail('signUp', 'THROTTLED').tell('resume');
    expect(row.at).toBe('unregistered.signingUp.backingOff');
  });
});

it('a row that was held has every attempt of its step before it', () => {
  const row = driveTo('authenticating').exhaust('authenticate', 'TRIGGER_CRASHED');
  expect(row.at).toBe('confirmed.authenticating.held');
  row.tell('resume').fail('authenticate', 'THROTTLED');
  expect(row.at).toBe('confirmed.authenticating.backingOff');
});
