import { expect, it } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { checkPool } from '../../src/preflight/check-pool.ts';
import type { PoolSettings } from '../../src/services/account-settings.ts';
import { toKinds } from './plan-for.ts';

/** A pool that verifies telephone numbers only. */
const BY_PHONE: PoolSettings = {
  allowsSelfSignUp: true,
  mailsLinks: false,
  hasDomain: true,
  verifies: ['phone_number'],
  mayConfirmAtOnce: false,
  mailsByItself: true,
  requiresMfa: false,
  signsInByEmail: false,
  aliasesEmail: false,
  passwordPolicy: null,
  schema: [],
};

function check(confirmation: ConfigInput['confirmation'], changes: Partial<PoolSettings> = {}) {
  const cognito = { userPoolId: 'eu-west-1_AbCdEfGhI', clientId: 'client' };
  const config = parseConfig({ cognito, confirmation, storage: { bucket: 'profiles' } });
  return checkPool({ ...BY_PHONE, ...changes }, config);
}

const inbox = { bucket: 'incoming', prefix: '' };

it('takes codes by telephone where people hand them in', () => {
  expect(check({ by: 'code' })).toEqual([]);
  expect(check({ by: 'admin' })).toEqual([]);
});

it.each([
  ['codes that are read in an inbox', check({ by: 'code', inbox })],
  ['links', check({ by: 'link' }, { mailsLinks: true })],
])('finds that %s come by mail only', (_, findings) => {
  expect(toKinds(findings)).toEqual(['stop confirmation.by']);
  expect(findings[0]?.message).toMatch(/but it verifies phone_number\. Let it verify `email`/);
});
