import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { formatResult } from '../report/result-lines.ts';
import type { BatchReader } from '../store/store.ts';
import { toBatchFile } from './batch-file.ts';
import { readResults } from './batch-results.ts';

/**
 * Writes the results of a batch to a file of the state folder, readable by its owner only.
 *
 * @returns The path of the file
 */
export async function writeResults(batch: BatchReader, dir: string): Promise<string> {
  const path = toBatchFile(dir, batch.name, 'results.jsonl');
  await pipeline(formatResults(batch), createWriteStream(path, { mode: 0o600 }));
  return path;
}

async function* formatResults(batch: BatchReader): AsyncGenerator<string> {
  for await (const result of readResults(batch)) yield `${formatResult(result, 'jsonl')}\n`;
}
