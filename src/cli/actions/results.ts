import type { Outcome } from '../../domain/outcome.ts';
import { formatResult, formatResultHeader } from '../../report/result-lines.ts';
import type { ResultFormat } from '../../report/result-lines.ts';
import { readResults } from '../batch-results.ts';
import { print } from '../context.ts';
import type { CliContext } from '../context.ts';
import type { CommonFlags } from '../flags.ts';
import { withBatch } from '../with-batch.ts';

/** The flags of `results`. */
export interface ResultsFlags extends CommonFlags {
  readonly format: ResultFormat;
  readonly only?: Outcome;
}

/** `results [BATCH]`: one line a row. */
export async function results(
  context: CliContext,
  flags: ResultsFlags,
  name?: string,
): Promise<void> {
  const format = flags.json ? 'jsonl' : flags.format;
  await withBatch(flags, name, async (batch) => {
    const header = formatResultHeader(format);
    if (header !== undefined) print(context, [header]);
    for await (const result of readResults(batch)) {
      const isWanted = flags.only === undefined || flags.only === result.outcome;
      if (isWanted) print(context, [formatResult(result, format)]);
    }
  });
}
