import { buildCommand } from '@stricli/core';
import type { RunFlags } from '../actions/run.ts';
import type { CliContext } from '../context.ts';
import { commonFlags, filePositional } from '../flags.ts';
import { paceFlags } from '../pace-flags.ts';
import { toLoader } from '../to-loader.ts';

/** `run FILE`: onboards every row, or continues the batch. */
export const run = buildCommand<RunFlags, [string], CliContext>({
  loader: toLoader(async () => (await import('../actions/run.ts')).run),
  parameters: {
    positional: filePositional,
    flags: {
      ...commonFlags,
      local: {
        kind: 'boolean',
        brief: 'Rehearse against a fresh local AWS; needs no account',
        default: false,
        withNegated: false,
      },
      ...paceFlags,
    },
  },
  docs: { brief: 'Onboard every row of a file, or continue the batch' },
});
