import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Life } from '../../src/domain/life.ts';
import type { OnboardingPolicy } from '../../src/domain/policy.ts';
import type { FoundUser } from '../../src/machines/calls.ts';
import type { Facts, OnboardingContext } from '../../src/machines/onboarding.ts';
import { drive, driveTo, interpreter } from './drive.ts';
import { OUR_USER, STARTED_AT, STRANGER } from './world.ts';
import { NO_FACTS, anyInput, anyWalk, happen } from './walk.ts';

type OnExisting = OnboardingPolicy['onExistingUser'];

/** Users who hold our row's name but were not made by it, as a row sees them whose own answer was lost. */
const STRANGERS: readonly (readonly [string, FoundUser])[] = [
  ['was there before', STRANGER],
  ['was there before with our attributes', { ...OUR_USER, createdAt: STRANGER.createdAt }],
  ['has another address', { ...OUR_USER, attributes: { email: 'eve@example.com' } }],
  ['lacks our attributes', { ...OUR_USER, attributes: {} }],
];

describe.each(STRANGERS)('a user who %s', (_, user) => {
  it.each<[OnExisting, string, string | undefined]>([
    ['fail', 'failed', 'USER_EXISTS'],
    ['skip', 'skipped', undefined],
    user.status === 'CONFIRMED'
      ? ['adopt', 'confirmed', undefined]
      : ['adopt', 'failed', 'USER_NOT_OURS'],
  ])('is not ours: %s', (onExistingUser, lifecycle, code) => {
    const row = drive({ policy: { onExistingUser } }).fail('signUp', 'CONNECTION_LOST');
    row.wait('backoff').fail('signUp', 'USER_EXISTS').answer('findUser', user);
    expect(row.lifecycle).toBe(lifecycle);
    expect(row.context.ownership).toBe(lifecycle === 'confirmed' ? 'adopted' : 'none');
    expect(row.context.failure?.code).toBe(code);
  });
});

const adopted = () =>
  driveTo('reconciling', { policy: { onExistingUser: 'adopt' } }).answer('findUser', STRANGER);

describe('an adopted user', () => {
  it('signs in, gets its object and stays adopted', () => {
    const row = adopted().succeed('authenticate').answer('readUser', { sub: STRANGER.sub });
    row.succeed('storeObject', 'sendWelcomeMail', 'signOut');
    expect(row.at).toBe('provisioned');
    expect(row.context).toMatchObject({ ownership: 'adopted', sub: STRANGER.sub });
  });

  it.each(['UNCONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED', 'EXTERNAL_PROVIDER'])(
    'is never made of one that is %s',
    (status) => {
      const row = driveTo('reconciling', { policy: { onExistingUser: 'adopt' } });
      row.answer('findUser', { ...STRANGER, status });
      expect(row.context.failure?.code).toBe('USER_NOT_OURS');
    },
  );

  it('is never made of one that is disabled', () => {
    const row = driveTo('reconciling', { policy: { onExistingUser: 'adopt' } });
    expect(row.answer('findUser', { ...STRANGER, enabled: false }).lifecycle).toBe('failed');
  });

  it.each(['code', 'admin'] as const)('is never confirmed by %s', (confirmBy) => {
    const row = drive({ policy: { onExistingUser: 'adopt', confirmBy } });
    row.fail('signUp', 'USER_EXISTS').answer('findUser', STRANGER).tell('code.received');
    row.fail('authenticate', 'USER_NOT_CONFIRMED');
    expect(row.at).toBe('failed');
    expect(row.context.failure?.code).toBe('USER_NOT_OURS');
  });

  it('that has our password but another sub than the one adopted was replaced', () => {
    const row = adopted().succeed('authenticate').answer('readUser', { sub: 'a-third-sub' });
    expect(row.succeed('signOut').at).toBe('failed');
    expect(row.context.failure?.code).toBe('USER_REPLACED');
  });
});

/** A sign-up whose answer was lost is tried again, since nothing else tells whether the name is taken. */
const driveToUnproven = (options: Parameters<typeof drive>[0] = {}) =>
  drive(options)
    .tell('resume')
    .fail('findUser', 'ACCESS_DENIED')
    .fail('signUp', 'USER_EXISTS')
    .fail('findUser', 'ACCESS_DENIED');

describe('without permission to read users', () => {
  it('a row that was never signed up is signed up, whatever the policy', () => {
    const row = drive({ facts: NO_FACTS, policy: { onExistingUser: 'skip' } });
    expect(row.fail('findUser', 'ACCESS_DENIED').at).toBe('unregistered.signingUp.calling');
  });

  it.each<[OnExisting, string, string | undefined]>([
    ['fail', 'failed', 'USER_EXISTS'],
    ['skip', 'skipped', undefined],
    ['adopt', 'confirmed', undefined],
  ])('a name that is taken follows the policy: %s', (onExistingUser, lifecycle, code) => {
    const row = driveTo('reconciling', { policy: { onExistingUser } });
    row.fail('findUser', 'ACCESS_DENIED');
    expect(row.lifecycle).toBe(lifecycle);
    expect(row.context.failure?.code).toBe(code);
  });

  it.each([
    [true, 'set `cognito.onExisting` to "adopt" or "skip"'],
    [false, 'set `cognito.onExisting` to "skip"'],
  ])('a name that is taken is refused with advice that helps: %j', (knowsPassword, advice) => {
    const onExistingUser = knowsPassword ? 'fail' : 'adopt';
    const row = driveTo('reconciling', { policy: { onExistingUser, knowsPassword } });
    row.fail('findUser', 'ACCESS_DENIED');
    expect(row.context.failure?.message).toContain(advice);
  });

  it('a lost sign-up is proven by the sign-in', () => {
    const row = driveToUnproven();
    expect(row.context.ownership).toBe('unproven');
    row.succeed('authenticate', 'readUser');
    expect(row.context).toMatchObject({ ownership: 'ours', sub: OUR_USER.sub });
  });

  it('a lost sign-up that waits for its code is proven by the code', () => {
    const row = driveToUnproven();
    row.fail('authenticate', 'USER_NOT_CONFIRMED');
    expect(row.at).toBe('pendingConfirmation.awaitingCode');
    expect(row.tell('code.received').succeed('confirmSignUp').lifecycle).toBe('confirmed');
  });

  it('an unproven user is never confirmed by an administrator', () => {
    const row = driveToUnproven({ policy: { confirmBy: 'admin' } });
    row.fail('authenticate', 'USER_NOT_CONFIRMED');
    expect(row.at).toBe('failed');
    expect(row.context.failure?.code).toBe('OWNERSHIP_UNPROVEN');
    expect(row.calls).not.toContain('confirmByAdmin');
  });

  it('a user adopted in an earlier life stays adopted', () => {
    const facts = { ...NO_FACTS, sub: STRANGER.sub, ownership: 'adopted' as const };
    const row = drive({ facts, policy: { onExistingUser: 'adopt' } });
    row.fail('findUser', 'ACCESS_DENIED').succeed('authenticate');
    row.answer('readUser', { sub: STRANGER.sub });
    expect(row.context.ownership).toBe('adopted');
  });
});

/** Whose user a call that changes one may be made for. */
const OWNERSHIPS: Readonly<Record<string, readonly Facts['ownership'][]>> = {
  confirmSignUp: ['ours', 'unproven'],
  resendCode: ['ours', 'unproven'],
  confirmByAdmin: ['ours'],
  setPassword: ['ours'],
  verifyEmail: ['ours'],
  answerChallenge: ['ours', 'unproven', 'adopted'],
};

function ownershipOf({ context }: Life): Facts['ownership'] {
  return (context as OnboardingContext).ownership;
}

function toStep({ context }: Life): string {
  return (context as OnboardingContext).step;
}

it('whatever happens, only a user of ours or one not disproven is confirmed, by an administrator only ours', () => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const happening of walk) {
        life = happen(life, happening, STARTED_AT)?.life ?? life;
        const ownership = ownershipOf(life);
        expect(OWNERSHIPS[life.call?.src ?? ''] ?? [ownership]).toContain(ownership);
      }
    }),
    { numRuns: 200 },
  );
});

it('whatever happens, an adopted user never becomes ours, unless it is gone', () => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const happening of walk) {
        const before = life;
        life = happen(life, happening, STARTED_AT)?.life ?? life;
        if (ownershipOf(before) !== 'adopted') continue;
        const isGone = ['signingUp', 'creatingUser'].includes(toStep(life));
        expect(ownershipOf(life)).toBe(isGone ? 'none' : 'adopted');
      }
    }),
    { numRuns: 200 },
  );
});

it('an existing user is not signed in with a password that was made up for somebody else', () => {
  const row = drive({ policy: { onExistingUser: 'adopt', knowsPassword: false } });
  row.fail('signUp', 'USER_EXISTS').answer('findUser', STRANGER);
  expect(row.context.failure).toMatchObject({ code: 'USER_EXISTS' });
  expect(row.calls).not.toContain('authenticate');
});
