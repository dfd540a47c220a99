import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StoredObject } from '../domain/outcome.ts';
import type { Summary } from '../domain/summary.ts';
import type { LocalAws } from '../local/local-aws.ts';
import { formatStates } from '../report/state-lines.ts';
import { formatSummary } from '../report/summary-lines.ts';
import { countStates } from '../store/count-rows.ts';
import type { BatchReader, Store } from '../store/store.ts';
import { readResults } from './batch-results.ts';
import { print } from './context.ts';
import type { CliContext } from './context.ts';
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
  const results = await writeResults(batch, place.dir);
  const object = await findObject(batch, place);
  if (flags.json) {
    return print(context, [JSON.stringify({ ...summary, results, ...(object && { object }) })]);
  }
  print(context, [
    ...formatStates(await countStates(batch)),
    '',
    ...formatSummary(summary),
    `Results: ${results}`,
    ...(object === undefined ? [] : [`An object: ${object}`]),
  ]);
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

async function copyObject(
  local: LocalAws,
  { bucket, key }: StoredObject,
  dir: string,
): Promise<string> {
  const path = join(dir, 'objects', bucket, key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, local.readObject(bucket, key) ?? '', { mode: 0o600 });
  return path;
}
