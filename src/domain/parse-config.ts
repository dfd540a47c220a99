import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { configSchema } from './config.ts';
import type { Config } from './config.ts';

/**
 * Checks a configuration and fills its defaults in.
 *
 * @param input - What a configuration file holds, parsed
 * @throws ConfigError that names every field that is wrong, what was expected and what came
 * @example
 * ```ts
 * import { parseConfig } from 'cognito-onboard';
 *
 * const config = parseConfig({
 *   region: 'eu-west-1',
 *   cognito: { userPoolId: 'eu-west-1_AbCdEfGhI', clientId: '1example23456789' },
 *   storage: { bucket: 'profiles' },
 * });
 * config.retry.maxAttempts; // => 8
 * ```
 */
export function parseConfig(input: unknown): Config {
  const result = configSchema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const problems = result.error.issues.map(formatIssue);
  throw new ConfigError(`The configuration cannot be used:\n${problems.join('\n')}`, {
    cause: result.error,
  });
}

/** Names a variable; where the secret itself stands by mistake, it is not shown. */
const SECRET = 'clientSecret';

function formatIssue(issue: z.core.$ZodIssue): string {
  const field = issue.path.length === 0 ? 'the file' : `\`${issue.path.join('.')}\``;
  const isSecret = issue.path.includes(SECRET);
  const got = isSecret ? typeof issue.input : formatInput(issue.input);
  const came = issue.code === 'unrecognized_keys' ? '' : `, got ${got}`;
  return `  ${field}: ${issue.message}${came}`;
}

function formatInput(input: unknown): string {
  return input === undefined ? 'nothing' : JSON.stringify(input, hideSecret);
}

function hideSecret(name: string, value: unknown): unknown {
  return name === SECRET ? typeof value : value;
}
