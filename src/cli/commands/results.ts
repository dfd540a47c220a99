import { buildCommand } from '@stricli/core';
import { OUTCOMES } from '../../domain/outcome.ts';
import type { ResultsFlags } from '../actions/results.ts';
import type { CliContext } from '../context.ts';
import { batchPositional, commonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `results [BATCH]`: one line a row. */
export const results = buildCommand<ResultsFlags, [string?], CliContext>({
  loader: toLoader(async () => (await import('../actions/results.ts')).results),
  parameters: {
    positional: batchPositional,
    flags: {
      ...commonFlags,
      format: {
        kind: 'enum',
        values: ['jsonl', 'csv'],
        brief: 'An object a line, or a table',
        default: 'jsonl',
      },
      only: {
        kind: 'enum',
        values: OUTCOMES,
        brief: 'Rows with this outcome only',
        optional: true,
      },
    },
  },
  docs: { brief: 'Print what happened to every row' },
});
