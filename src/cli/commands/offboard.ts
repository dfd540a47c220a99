import { buildCommand } from '@stricli/core';
import type { OffboardFlags } from '../actions/offboard.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `offboard BATCH`: deletes what the batch created. */
export const offboard = buildCommand<OffboardFlags, [string], CliContext>({
  loader: toLoader(async () => (await import('../actions/offboard.ts')).offboard),
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'Batch', parse: String, placeholder: 'batch' }],
    },
    flags: {
      ...commonFlags,
      yes: { kind: 'boolean', brief: 'Do not ask', default: false, withNegated: false },
      dryRun: {
        kind: 'boolean',
        brief: 'Look what would be deleted, and delete nothing',
        default: false,
        withNegated: false,
      },
    },
  },
  docs: { brief: 'Delete the users and objects that a batch created, and nothing else' },
});
