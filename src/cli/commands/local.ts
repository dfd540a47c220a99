import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import { parseDuration } from '../../domain/duration.ts';
import { QUOTA_CATEGORY_NAMES } from '../../domain/quota.ts';
import type { LocalFlags, Quota } from '../actions/local.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import { parsePort } from '../parse-port.ts';
import { toLoader } from '../to-loader.ts';

/** `local`: a local AWS that lives until it is interrupted. */
export const local = buildCommand<LocalFlags, [], CliContext>({
  loader: toLoader(async () => (await import('../actions/local.ts')).local),
  parameters: {
    flags: {
      ...commonFlags,
      port: {
        kind: 'parsed',
        parse: parsePort,
        brief: 'Port on 127.0.0.1; 0 takes any',
        placeholder: 'n',
        default: '0',
      },
      latency: {
        kind: 'parsed',
        parse: parseLatency,
        brief: 'How long every answer takes',
        placeholder: 'duration',
        default: '0',
      },
      quota: {
        kind: 'parsed',
        parse: parseQuota,
        brief: 'Requests per second of a category, for example UserCreation=50',
        placeholder: 'category=n',
        variadic: true,
        optional: true,
      },
      faults: {
        kind: 'parsed',
        parse: String,
        brief: 'File with a JSON array of faults',
        placeholder: 'file',
        optional: true,
      },
    },
  },
  docs: { brief: 'Start a local AWS and print a configuration for it' },
});

function parseLatency(text: string): number {
  const latencyMs = parseDuration(text);
  if (latencyMs !== undefined) return latencyMs;
  throw new ConfigError(`Expected a duration such as 20ms, got ${text}.`);
}

function parseQuota(text: string): Quota {
  const [name = '', amount = ''] = text.split('=');
  const category = QUOTA_CATEGORY_NAMES.find((known) => known === name);
  const perSecond = Number(amount);
  if (category !== undefined && perSecond > 0) return { category, perSecond };
  throw new ConfigError(
    `Expected CATEGORY=REQUESTS_PER_SECOND with one of ${QUOTA_CATEGORY_NAMES.join(', ')}, got ${text}.`,
  );
}
