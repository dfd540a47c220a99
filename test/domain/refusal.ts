import { ConfigError } from '../../src/domain/config-error.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';

/** The smallest configuration that there is. */
export const SMALLEST = {
  cognito: { userPoolId: 'eu-west-1_AbCdEfGhI', clientId: '1example23456789' },
  storage: { bucket: 'profiles' },
};

/** Why a configuration cannot be used, or `accepted`. */
export function refusalOf(input: unknown): string {
  try {
    parseConfig(input);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
}
