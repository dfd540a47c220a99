import type { ConfigInput } from '../../src/domain/config.ts';
import { QUOTA_CATEGORY_NAMES } from '../../src/domain/quota.ts';
import { WORLD_CONFIG } from '../world/services.ts';
import type { Configuration } from './configuration.ts';

/** Nobody waits for a turn: the clock of a model is no real one. */
const NO_QUOTAS = Object.fromEntries(QUOTA_CATEGORY_NAMES.map((name) => [name, 1e9]));

export const HOUR_MS = 3_600_000;
export const CONFIRMATION_TIMEOUT_MS = 10 * HOUR_MS;
export const RESEND_AFTER_MS = 2 * HOUR_MS;

/** The longest waits: the third is clamped. */
export const BASE_DELAY_MS = 200;
export const MAX_DELAY_MS = 300;

/** Writes a configuration down as an operator would. */
export function toConfigInput(given: Configuration): ConfigInput {
  const usesIdentityPool = given.credentials === 'identityPool';
  return {
    ...WORLD_CONFIG,
    cognito: {
      ...WORLD_CONFIG.cognito,
      identityPoolId: usesIdentityPool ? 'eu-west-1:identity-pool' : null,
      signUp: given.signUpBy,
      onExisting: given.onExistingUser,
    },
    password: { from: given.passwordFrom },
    confirmation: {
      by: given.confirmBy,
      timeout: '10h',
      resendAfter: '2h',
      maxResends: given.maxResends,
    },
    storage: {
      ...WORLD_CONFIG.storage,
      credentials: given.credentials,
      onExisting: given.onExistingObject,
    },
    mail: given.mail === 'none' ? null : { ...WORLD_CONFIG.mail, onUnknown: given.mail },
    retry: { maxAttempts: given.maxAttempts, baseDelay: '200ms', maxDelay: '300ms' },
    quotas: NO_QUOTAS,
  };
}
