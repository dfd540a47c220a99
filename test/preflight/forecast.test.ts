import { describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import type { QuotaCategory } from '../../src/domain/quota.ts';
import { forecast } from '../../src/preflight/forecast.ts';

interface Case {
  readonly changes?: Partial<ConfigInput>;
  readonly groupsPerRow?: number;
  readonly known?: readonly (readonly [QuotaCategory, number])[];
  readonly rows?: number;
}

const cognito = { userPoolId: 'eu-west-1_AbCdEfGhI', clientId: 'client', identityPoolId: 'pool' };
const storage = { bucket: 'profiles' };

function forecastFor({ changes = {}, groupsPerRow = 0, known = [], rows = 1000 }: Case) {
  const base = { cognito, storage, quotas: { share: 1 } };
  const config = parseConfig({ ...base, ...changes });
  return forecast(config, { rows, groupsPerRow }, new Map(known));
}

const BY_ADMIN = { by: 'admin' } as const;
const SIGN_UP_BY_ADMIN = { ...cognito, signUp: 'admin' } as const;

describe('the limits as documented bound', () => {
  // https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html, each divided by hand.
  it.each([
    ['a code: SignUp and ConfirmSignUp', {}, 'UserCreation', 25],
    ['a link: SignUp', { changes: { confirmation: { by: 'link' } } }, 'UserCreation', 50],
    [
      'an administrator who confirms, and verifies the address',
      { changes: { confirmation: BY_ADMIN } },
      'UserCreation',
      25,
    ],
    [
      'an administrator who creates: AdminSetUserPassword',
      { changes: { cognito: SIGN_UP_BY_ADMIN } },
      'UserAccountRecovery',
      30,
    ],
    [
      'a group and a verified address by an administrator',
      { changes: { cognito: SIGN_UP_BY_ADMIN, confirmation: BY_ADMIN }, groupsPerRow: 1 },
      'UserUpdate',
      12.5,
    ],
    [
      'three groups on average and a verified address',
      { changes: { confirmation: BY_ADMIN }, groupsPerRow: 3 },
      'UserUpdate',
      6.25,
    ],
    [
      'the identity pool: GetId beside the code',
      {
        changes: { storage: { ...storage, credentials: 'identityPool' } },
        known: [['UserCreation', 100]],
      },
      'GetId',
      25,
    ],
    [
      'the welcome mail in the sandbox',
      { changes: { mail: { from: 'a@b.example' } }, known: [['SesSend', 1]] },
      'SesSend',
      1,
    ],
  ] as const)('%s', (...[, subject, slowest, usersPerSecond]) => {
    const { categories, ...pace } = forecastFor(subject);
    expect(categories[0]?.category).toBe(slowest);
    expect(pace.usersPerSecond).toBe(usersPerSecond);
    expect(pace.seconds).toBe(1000 / usersPerSecond);
  });
});

describe('a pace', () => {
  it('counts the calls of one user in every category', () => {
    const changes: Partial<ConfigInput> = {
      storage: { ...storage, credentials: 'identityPool' },
      mail: { from: 'a@b.example' },
    };
    const { categories } = forecastFor({ changes, groupsPerRow: 0.5 });
    const calls = categories.map(({ category, callsPerUser }) => [category, callsPerUser]);
    expect(Object.fromEntries(calls)).toEqual({
      UserCreation: 2,
      UserAuthentication: 1,
      UserRead: 1,
      UserUpdate: 0.5,
      UserToken: 1,
      GetId: 1,
      GetCredentialsForIdentity: 1,
      SesSend: 1,
    });
  });

  it('uses its share of the limit', () => {
    const { categories, usersPerSecond } = forecastFor({ changes: { quotas: { share: 0.8 } } });
    expect(categories[0]).toMatchObject({ limit: 50, rate: 40, from: 'documented' });
    expect(usersPerSecond).toBe(20);
  });

  it.each([
    ['the account', {}, [['UserCreation', 80]], { limit: 80, from: 'account' }],
    ['the configuration', { UserCreation: 10 }, [], { limit: 10, from: 'configuration' }],
    [
      'the configuration where it is lower',
      { UserCreation: 10 },
      [['UserCreation', 80]],
      { limit: 10, from: 'configuration' },
    ],
    [
      'the account where it is lower',
      { UserCreation: 100 },
      [['UserCreation', 80]],
      { limit: 80, from: 'account' },
    ],
  ] as const)('takes the limit of %s', (...[, quotas, known, limit]) => {
    const { categories } = forecastFor({ changes: { quotas: { share: 1, ...quotas } }, known });
    expect(categories.find(({ category }) => category === 'UserCreation')).toMatchObject(limit);
  });

  it('tells what a raised limit gives, and what bounds then', () => {
    expect(forecastFor({}).raised).toEqual({
      canBeRaised: true,
      next: { category: 'UserAuthentication', usersPerSecond: 120 },
    });
  });

  it('tells of a limit that AWS does not raise', () => {
    const changes = { cognito: SIGN_UP_BY_ADMIN };
    expect(forecastFor({ changes }).raised).toMatchObject({
      canBeRaised: false,
      next: { category: 'UserCreation', usersPerSecond: 50 },
    });
  });
});
