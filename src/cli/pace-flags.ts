import { ConfigError } from '../domain/config-error.ts';
import { parseDuration } from '../domain/duration.ts';
import type { MaxFailures, StartOptions } from '../runner.ts';

/** Flags of every command that runs a batch. */
export interface PaceFlags {
  readonly concurrency?: number;
  readonly maxFailures?: MaxFailures;
  readonly wait?: number;
  /** Whether the account is looked at first. */
  readonly preflight: boolean;
}

/** The parameters of {@link PaceFlags}. */
export const paceFlags = {
  concurrency: {
    kind: 'parsed',
    parse: parseCount,
    brief: 'Rows under way at a time (default: 64)',
    placeholder: 'n',
    optional: true,
  },
  maxFailures: {
    kind: 'parsed',
    parse: parseMaxFailures,
    brief: 'Stop once so many rows failed, or such a share, for example 5%',
    placeholder: 'n|n%',
    optional: true,
  },
  wait: {
    kind: 'parsed',
    parse: parseWait,
    brief: 'How long to stay when only confirmations are left: 10m, 0 or forever (default: 10m)',
    placeholder: 'duration',
    optional: true,
  },
  preflight: {
    kind: 'boolean',
    brief: 'Look at account and configuration first, and begin nothing where they do not fit',
    default: true,
  },
} as const;

/** Makes options of a run from its flags. */
export function toStartOptions({
  concurrency,
  maxFailures,
  wait,
}: PaceFlags): Omit<StartOptions, 'batch'> {
  return {
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(maxFailures === undefined ? {} : { maxFailures }),
    ...(wait === undefined ? {} : { waitMs: wait }),
  };
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new ConfigError(`Expected a number from 1 up, got ${text}.`);
}

function parseMaxFailures(text: string): MaxFailures {
  if (!text.endsWith('%')) return parseCount(text);
  const share = Number(text.slice(0, -1));
  if (share > 0) return `${share}%`;
  throw new ConfigError(`Expected a number from 1 up or a share such as 5%, got ${text}.`);
}

function parseWait(text: string): number {
  const waitMs = text === 'forever' ? Infinity : parseDuration(text);
  if (waitMs !== undefined) return waitMs;
  throw new ConfigError(`Expected a duration such as 10m, or 0, or forever, got ${text}.`);
}
