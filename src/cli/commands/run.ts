import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.ts';
import { commonFlags, filePositional } from '../flags.ts';
import { onboardFile } from '../onboard-file.ts';
import type { RunFlags } from '../onboard-file.ts';
import { paceFlags } from '../pace-flags.ts';

/** `run FILE`: onboards every row, or continues the batch. */
export const run = buildCommand<RunFlags, [string], CliContext>({
  func(flags, file) {
    return onboardFile(this, flags, file);
  },
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
