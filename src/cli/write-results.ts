import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { formatResult } from '../report/result-lines.ts';
import type { BatchReader } from '../store/store.ts';
import { readResults } from './batch-results.ts';

/**
 * Writes the results of a batch to a file of the state folder, readable by its owner only.
 *
 * @returns The path of the file
 */
export async function writeResults(batch: BatchReader, dir: string): Promise<string> {
  const path = join(dir, `${encodeURIComponent(batch.name)}.results.jsonl`);
  const file = await open(path, 'w', 0o600);
  try {
    const stream = file.createWriteStream();
    for await (const result of readResults(batch)) {
      if (!stream.write(`${formatResult(result, 'jsonl')}\n`)) await drained(stream);
    }
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject).end(resolve);
    });
  } finally {
    await file.close().catch(() => {});
  }
  return path;
}

function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('drain', resolve).once('error', reject);
  });
}
