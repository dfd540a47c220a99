import { setTimeout as sleep } from 'node:timers/promises';
import { formatPace, formatStates, formatStatesInline } from '../../report/state-lines.ts';
import { countOutcomes, countStates } from '../../store/count-rows.ts';
import type { BatchReader } from '../../store/store.ts';
import { print } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { CommonFlags } from '../flags.ts';
import { withBatch } from '../with-batch.ts';

const RATE_WINDOW_MS = 60_000;

/** How often a watched batch is looked at, in milliseconds. */
const LOOK_EVERY_MS = 1000;

/** The flags of `status`. */
export interface StatusFlags extends CommonFlags {
  readonly watch: boolean;
}

/** `status [BATCH]`: where the rows stand. */
export async function status(
  context: CliContext,
  flags: StatusFlags,
  name?: string,
): Promise<void> {
  await withBatch(flags, name, async (batch) => {
    if (flags.watch) return watch(context, batch, flags);
    const report = await readStatus(batch);
    print(context, flags.json ? [JSON.stringify(report)] : formatStatus(report));
  });
}

/** Writes a line a change; whoever interrupts it has seen enough. */
async function watch(
  context: CliContext,
  batch: BatchReader,
  { json }: StatusFlags,
): Promise<void> {
  const enough = new AbortController();
  const forget = context.onInterrupt((signal) => {
    context.process.exitCode = EXIT_CODES[signal];
    enough.abort();
  });
  let last = '';
  while (!enough.signal.aborted) {
    const report = await readStatus(batch);
    const states = formatStatesInline(report.states);
    if (states !== last) print(context, [json ? JSON.stringify(report) : formatLine(report)]);
    last = states;
    if (report.outcomes.pending === 0) break;
    await sleep(LOOK_EVERY_MS, undefined, { signal: enough.signal }).catch(() => {});
  }
  forget();
}

type Status = Awaited<ReturnType<typeof readStatus>>;

async function readStatus(batch: BatchReader) {
  const outcomes = await countOutcomes(batch);
  const settled = await batch.settledSince(Date.now() - RATE_WINDOW_MS);
  return {
    batch: batch.name,
    states: await countStates(batch),
    outcomes,
    offboarded: await batch.offboardedCount(),
    rowsPerSecond: settled / (RATE_WINDOW_MS / 1000),
  };
}

function formatLine({ states, outcomes, rowsPerSecond }: Status): string {
  return `${formatStatesInline(states)} (${formatPace(rowsPerSecond, outcomes.pending)})`;
}

function formatStatus(report: Status): readonly string[] {
  const { batch, states, outcomes, offboarded, rowsPerSecond } = report;
  const rejected = outcomes.rejected > 0 ? [`${outcomes.rejected} rows were rejected`] : [];
  return [
    `Batch ${batch}`,
    ...formatStates(states),
    ...rejected,
    ...(offboarded > 0 ? [`${offboarded} rows were offboarded: what they made is deleted`] : []),
    formatPace(rowsPerSecond, outcomes.pending),
  ];
}
