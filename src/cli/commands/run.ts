import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import { parseDuration } from '../../domain/duration.ts';
import type { MaxFailures } from '../../runner.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import { onboardFile } from '../onboard-file.ts';
import type { RunFlags } from '../onboard-file.ts';

/** `run FILE`: onboards every row, or continues the batch. */
export const run = buildCommand<RunFlags, [string], CliContext>({
  func(flags, file) {
    return onboardFile(this, flags, file);
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: 'CSV or JSON Lines file, or - for standard input',
          parse: String,
          placeholder: 'file',
        },
      ],
    },
    flags: {
      ...commonFlags,
      local: {
        kind: 'boolean',
        brief: 'Rehearse against a fresh local AWS; needs no account',
        default: false,
        withNegated: false,
      },
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
        brief:
          'How long to stay when only confirmations are left: 10m, 0 or forever (default: 10m)',
        placeholder: 'duration',
        optional: true,
      },
    },
  },
  docs: { brief: 'Onboard every row of a file, or continue the batch' },
});

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
