import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { formatResult } from '../report/result-lines.ts';
import { RETRY_HEADER, formatRetry, mustBeRetried } from '../report/retry-lines.ts';
import type { BatchReader } from '../store/store.ts';
import { toBatchFile } from './batch-file.ts';
import { readResults } from './batch-results.ts';

/** The paths of what is left to read of a batch. */
export interface ResultFiles {
  readonly results: string;
  /** Rows that failed or were rejected, with the reasons; absent where there are none. */
  readonly retry?: string;
}

/**
 * Writes the results of a batch to files of the state folder, readable by their owner only.
 *
 * @returns The paths of the files
 */
export async function writeResults(batch: BatchReader, dir: string): Promise<ResultFiles> {
  const results = toBatchFile(dir, batch.name, 'results.jsonl');
  const retry = toBatchFile(dir, batch.name, 'retry.csv');
  const counted = { retried: 0 };
  await write(results, formatResults(batch, counted));
  if (counted.retried === 0) {
    await rm(retry, { force: true });
    return { results };
  }
  await write(retry, formatRetries(batch));
  return { results, retry };
}

function write(path: string, lines: AsyncGenerator<string>): Promise<void> {
  return pipeline(lines, createWriteStream(path, { mode: 0o600 }));
}

async function* formatResults(
  batch: BatchReader,
  counted: { retried: number },
): AsyncGenerator<string> {
  for await (const result of readResults(batch)) {
    if (mustBeRetried(result)) counted.retried += 1;
    yield `${formatResult(result, 'jsonl')}\n`;
  }
}

async function* formatRetries(batch: BatchReader): AsyncGenerator<string> {
  yield `${RETRY_HEADER}\n`;
  for await (const result of readResults(batch)) {
    if (mustBeRetried(result)) yield `${formatRetry(result)}\n`;
  }
}
