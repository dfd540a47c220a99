import { readFile } from 'node:fs/promises';
import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import { parseDuration } from '../../domain/duration.ts';
import { QUOTA_CATEGORY_NAMES } from '../../domain/quota.ts';
import type { QuotaCategory } from '../../domain/quota.ts';
import { parseFaults } from '../../local/fault-schema.ts';
import type { Fault } from '../../local/faults.ts';
import { startLocalAws } from '../../local/local-aws.ts';
import type { LocalAws, LocalAwsOptions } from '../../local/local-aws.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { parsePort } from '../parse-port.ts';
import { untilInterrupted } from '../until-interrupted.ts';

interface LocalFlags extends CommonFlags {
  readonly port: number;
  readonly latency: number;
  readonly quota?: readonly Quota[];
  readonly faults?: string;
}

interface Quota {
  readonly category: QuotaCategory;
  readonly perSecond: number;
}

/** `local`: a local AWS that lives until it is interrupted. */
export const local = buildCommand<LocalFlags, [], CliContext>({
  async func({ port, latency, quota = [], faults, quiet }) {
    await using aws = await startOn(port, {
      latencyMs: latency,
      quotas: Object.fromEntries(quota.map(({ category, perSecond }) => [category, perSecond])),
      faults: faults === undefined ? [] : await readFaults(faults),
    });
    const interrupt = untilInterrupted(this);
    print(this, [JSON.stringify({ endpoint: aws.endpoint, config: aws.config })]);
    if (!quiet) say(this, `The local AWS listens on ${aws.endpoint}; interrupt to end it`);
    this.process.exitCode = EXIT_CODES[await interrupt];
  },
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

async function startOn(port: number, options: LocalAwsOptions): Promise<LocalAws> {
  try {
    return await startLocalAws({ ...options, port });
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause && cause.syscall === 'listen')) throw cause;
    throw new ConfigError(
      `Expected the port ${port} of 127.0.0.1 to be free: ${cause.message}. Name another with --port; 0 takes any.`,
      { cause },
    );
  }
}

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

async function readFaults(path: string): Promise<readonly Fault[]> {
  try {
    return parseFaults(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new ConfigError(`Expected a JSON array of faults at ${path}: ${reason}`, { cause });
  }
}
