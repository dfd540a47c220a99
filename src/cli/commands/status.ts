import { buildCommand } from '@stricli/core';
import type { StatusFlags } from '../actions/status.ts';
import type { CliContext } from '../context.ts';
import { batchPositional, commonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `status [BATCH]`: where the rows stand. */
export const status = buildCommand<StatusFlags, [string?], CliContext>({
  loader: toLoader(async () => (await import('../actions/status.ts')).status),
  parameters: {
    positional: batchPositional,
    flags: {
      ...commonFlags,
      watch: {
        kind: 'boolean',
        brief: 'Write a line whenever something has changed, until every row has ended',
        default: false,
        withNegated: false,
      },
    },
  },
  docs: { brief: 'Show rows by lifecycle state, the rate and the time left' },
});
