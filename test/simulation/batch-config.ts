import type { ConfigInput } from '../../src/domain/config.ts';
import { QUOTA_CATEGORY_NAMES } from '../../src/domain/quota.ts';
import { WORLD_CONFIG } from '../world/services.ts';
import type { Setting } from './plan.ts';

/** How long a batch waits for people, and how it is run meanwhile. */
export const PATIENCE = {
  /** One process waits to the end. */
  minutes: { timeout: '10m', resendAfter: '3m', waitMs: 660_000 },
  /** A process is started every now and then. */
  hours: { timeout: '3h', resendAfter: '40m', waitMs: 20_000 },
} as const;

/** Makes the configuration of a simulated batch. */
export function toBatchConfig(setting: Setting): ConfigInput {
  const { timeout, resendAfter } = PATIENCE[setting.patience];
  const isIdentified = setting.credentials === 'identityPool';
  return {
    ...WORLD_CONFIG,
    cognito: {
      ...WORLD_CONFIG.cognito,
      signUp: setting.signUp,
      onExisting: setting.onExisting,
      ...(isIdentified && { identityPoolId: 'eu-west-1:pool-of-world' }),
    },
    password: { from: setting.passwordFrom },
    confirmation: {
      by: setting.confirmBy,
      timeout,
      resendAfter,
      maxResends: setting.maxResends,
      ...(setting.readsInbox && { inbox: { bucket: 'inbox', prefix: 'inbox/' } }),
    },
    storage: {
      ...WORLD_CONFIG.storage,
      credentials: setting.credentials,
      onExisting: setting.onExistingObject,
    },
    mail: setting.mail === 'none' ? null : { ...WORLD_CONFIG.mail, onUnknown: setting.mail },
    retry: { maxAttempts: setting.maxAttempts, maxDelay: setting.maxDelay },
    quotas: Object.fromEntries(QUOTA_CATEGORY_NAMES.map((name) => [name, setting.limit])),
  };
}
