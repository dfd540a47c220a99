import type { Summary } from '../domain/summary.ts';
import { formatStates } from '../report/state-lines.ts';
import { formatSummary } from '../report/summary-lines.ts';
import { countStates } from '../store/count-rows.ts';
import type { BatchReader, Store } from '../store/store.ts';
import { readResults } from './batch-results.ts';
import { print, say } from './context.ts';
import type { CliContext } from './context.ts';
import { copyObject } from './copy-object.ts';
import type { CommonFlags } from './flags.ts';
import type { Workplace } from './workplace.ts';
import { writeResults } from './write-results.ts';

interface OutcomeOptions {
  readonly summary: Summary;
  readonly store: Store;
  readonly place: Workplace;
  readonly flags: CommonFlags;
}

/** Prints how a run ended and where to read more. */
export async function printOutcome(
  context: CliContext,
  { summary, store, place, flags }: OutcomeOptions,
): Promise<void> {
  const batch = await store.findBatch(summary.batch);
  if (batch === undefined) return;
  const attempt = <Made>(what: string, make: () => Promise<Made>): Promise<Made | undefined> =>
    make().catch((error: unknown) => {
      say(context, `${what}: ${formatReason(error)}`);
      return undefined;
    });
  // What is made to look at comes after the run: its failure changes nothing of how the run ended.
  const files = await attempt('The results could not be written to a file', () =>
    writeResults(batch, place.dir),
  );
  const object = await attempt('No object could be copied to look at', () =>
    findObject(batch, place),
  );
  if (flags.json) {
    const paths = { ...files, ...(object && { object }) };
    return print(context, [JSON.stringify({ ...summary, ...paths })]);
  }
  print(context, [
    ...formatStates(await countStates(batch)),
    '',
    ...formatSummary(summary),
    ...(files === undefined ? [] : [`Results: ${files.results}`]),
    ...(files?.retry === undefined ? [] : [`Failed and rejected rows: ${files.retry}`]),
    ...(object === undefined ? [] : [`An object: ${object}`]),
  ]);
}

function formatReason(error: unknown): string {
  return error instanceof Error ? error.message : `something threw ${typeof error}`;
}

/** Finds one stored object to look at; one of a local AWS is copied to a file, since it ends with the run. */
async function findObject(
  batch: BatchReader,
  { local, dir }: Workplace,
): Promise<string | undefined> {
  for await (const { object } of readResults(batch)) {
    if (object === undefined) continue;
    return local === undefined
      ? `s3://${object.bucket}/${object.key}`
      : copyObject(local, object, dir);
  }
  return undefined;
}
