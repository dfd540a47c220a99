import { expect, it } from 'vitest';
import { configSchema } from '../../src/domain/config.ts';
import type { ConfigInput } from '../../src/domain/config.ts';
import { QUOTA_CATEGORY_NAMES } from '../../src/domain/quota.ts';

const SMALLEST: ConfigInput = {
  cognito: { userPoolId: 'eu-west-1_AbCdEfGhI', clientId: '1example23456789' },
  storage: { bucket: 'profiles' },
};

it('has a limit of its own for each quota category', () => {
  const quotas = Object.fromEntries(QUOTA_CATEGORY_NAMES.map((name, index) => [name, index + 0.5]));
  expect(configSchema.parse({ ...SMALLEST, quotas }).quotas).toEqual({ share: 0.8, ...quotas });
});

it('lets an editor name its schema', () => {
  const $schema = './node_modules/cognito-onboard/cognito-onboard.schema.json';
  expect(configSchema.parse({ ...SMALLEST, $schema })).toMatchObject({ $schema });
});

it.each(['0', '200ms', '1.5s', '10m', '24h', '7d'])(
  'takes the duration %s wherever one belongs',
  (text) => {
    const confirmation = { timeout: text, resendAfter: text };
    const retry = { baseDelay: text, maxDelay: text };
    expect(configSchema.parse({ ...SMALLEST, confirmation, retry })).toMatchObject({
      confirmation,
      retry,
    });
  },
);

it('takes a secret of the client from the environment only', () => {
  const cognito = { ...SMALLEST.cognito, clientSecret: { env: 'CLIENT_SECRET' } };
  expect(configSchema.parse({ ...SMALLEST, cognito }).cognito.clientSecret).toEqual({
    env: 'CLIENT_SECRET',
  });
  const plain = { ...SMALLEST.cognito, clientSecret: { value: 'plain' } };
  expect(configSchema.safeParse({ ...SMALLEST, cognito: plain }).success).toBe(false);
});
