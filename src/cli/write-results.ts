import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formatResult } from '../report/result-lines.ts';
import type { BatchReader } from '../store/store.ts';
import { readResults } from './batch-results.ts';

/**
 * Writes the results of a batch to a file of the state folder, readable by its owner only.
 *
 * @returns The path of the file
 */
export async function writeResults(batch: BatchReader, dir: string): Promise<string> {
  const path = join(dir, `${toFileName(batch.name)}.results.jsonl`);
  await pipeline(formatResults(batch), createWriteStream(path, { mode: 0o600 }));
  return path;
}

async function* formatResults(batch: BatchReader): AsyncGenerator<string> {
  for await (const result of readResults(batch)) yield `${formatResult(result, 'jsonl')}\n`;
}

/** Most file systems take 255 bytes: this leaves room for the ending. */
const LONGEST_NAME = 200;

const HASH_LENGTH = 12;

/** Escaped, since a name may hold a slash; a long one is cut, and its hash keeps it apart from others. */
function toFileName(name: string): string {
  const escaped = encodeURIComponent(name);
  if (escaped.length <= LONGEST_NAME) return escaped;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${escaped.slice(0, LONGEST_NAME - HASH_LENGTH - 1)}-${hash}`;
}
