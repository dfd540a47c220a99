import { buildCommand } from '@stricli/core';
import { formatPace, formatStates } from '../../report/state-lines.ts';
import { countOutcomes, countStates } from '../../store/count-rows.ts';
import type { BatchReader } from '../../store/store.ts';
import { print } from '../context.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { withBatch } from '../with-batch.ts';

const RATE_WINDOW_MS = 60_000;

/** `status [BATCH]`: where the rows stand. */
export const status = buildCommand<CommonFlags, [string?], CliContext>({
  async func(flags, name) {
    await withBatch(flags, name, async (batch) => {
      const report = await readStatus(batch);
      print(this, flags.json ? [JSON.stringify(report)] : formatStatus(report));
    });
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'Batch', parse: String, placeholder: 'batch', optional: true }],
    },
    flags: commonFlags,
  },
  docs: { brief: 'Show rows by lifecycle state, the rate and the time left' },
});

type Status = Awaited<ReturnType<typeof readStatus>>;

async function readStatus(batch: BatchReader) {
  const outcomes = await countOutcomes(batch);
  const settled = await batch.settledSince(Date.now() - RATE_WINDOW_MS);
  return {
    batch: batch.name,
    states: await countStates(batch),
    outcomes,
    rowsPerSecond: settled / (RATE_WINDOW_MS / 1000),
  };
}

function formatStatus({ batch, states, outcomes, rowsPerSecond }: Status): readonly string[] {
  const rejected = outcomes.rejected > 0 ? [`${outcomes.rejected} rows were rejected`] : [];
  return [
    `Batch ${batch}`,
    ...formatStates(states),
    ...rejected,
    formatPace(rowsPerSecond, outcomes.pending),
  ];
}
