import { buildCommand } from '@stricli/core';
import { OUTCOMES } from '../../domain/outcome.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { formatResult, formatResultHeader } from '../../report/result-lines.ts';
import type { ResultFormat } from '../../report/result-lines.ts';
import { readResults } from '../batch-results.ts';
import { print } from '../context.ts';
import type { CliContext } from '../context.ts';
import { batchPositional, commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { withBatch } from '../with-batch.ts';

interface ResultsFlags extends CommonFlags {
  readonly format: ResultFormat;
  readonly only?: Outcome;
}

/** `results [BATCH]`: one line a row. */
export const results = buildCommand<ResultsFlags, [string?], CliContext>({
  async func(flags, name) {
    const format = flags.json ? 'jsonl' : flags.format;
    await withBatch(flags, name, async (batch) => {
      const header = formatResultHeader(format);
      if (header !== undefined) print(this, [header]);
      for await (const result of readResults(batch)) {
        const isWanted = flags.only === undefined || flags.only === result.outcome;
        if (isWanted) print(this, [formatResult(result, format)]);
      }
    });
  },
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
