import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.ts';
import { batchPositional, commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `cancel [BATCH]`: stops rows that have not ended. */
export const cancel = buildCommand<CommonFlags, [string?], CliContext>({
  loader: toLoader(async () => (await import('../actions/cancel.ts')).cancel),
  parameters: {
    positional: batchPositional,
    flags: commonFlags,
  },
  docs: { brief: 'Stop rows that have not ended; nothing is lost' },
});
