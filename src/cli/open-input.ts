import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ConfigError } from '../domain/config-error.ts';
import type { CliContext } from './context.ts';

/**
 * Opens a file of people, or standard input for `-`.
 *
 * @throws ConfigError where there is no such file or it cannot be read
 */
export async function openInput(
  file: string,
  { stdin }: CliContext,
): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return stdin;
  try {
    await using handle = await open(file);
    if ((await handle.stat()).isFile()) return readBytes(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new ConfigError(`Expected a file of people at ${file}: ${reason}.`, { cause });
  }
  throw new ConfigError(`Expected a file of people at ${file}, found something else.`);
}

/** Opens the file once somebody reads: what is refused before leaves nothing open. */
async function* readBytes(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file);
}

/** Names a batch after its file: `people/new.csv` is `new`. */
export function toBatchName(file: string, batch: string | undefined): string {
  if (batch !== undefined && batch !== '') return batch;
  if (file !== '-') return basename(file, extname(file));
  throw new ConfigError(
    'Expected a name for the batch from standard input: give one with --batch.',
  );
}
