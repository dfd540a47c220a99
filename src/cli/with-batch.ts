import { ConfigError } from '../domain/config-error.ts';
import { openStoreReader } from '../store/sqlite-store.ts';
import type { BatchReader } from '../store/store.ts';
import { DEFAULT_STATE } from './flags.ts';
import type { CommonFlags } from './flags.ts';

/**
 * Opens one batch to read it, and closes the store afterwards.
 *
 * @param positional - The batch, where it is not named by its flag; left out altogether, the only one
 * @throws ConfigError where the batch does not exist, or several do and none is named
 */
export async function withBatch<Result>(
  { state = DEFAULT_STATE, batch }: Pick<CommonFlags, 'state' | 'batch'>,
  positional: string | undefined,
  use: (batch: BatchReader) => Promise<Result>,
): Promise<Result> {
  const store = await openStoreReader(state);
  try {
    const name = positional ?? batch ?? chooseOnly(await store.batchNames(), state);
    const found = await store.findBatch(name);
    if (found !== undefined) return await use(found);
    const names = await store.batchNames();
    throw new ConfigError(
      `Expected a batch of ${state}, which has ${names.join(', ')}, got ${name}.`,
    );
  } finally {
    await store.close();
  }
}

function chooseOnly(names: readonly string[], state: string): string {
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  throw new ConfigError(
    only === undefined
      ? `Expected a batch in ${state}, found none. Begin one with \`run\`.`
      : `Expected the name of a batch, since ${state} has several: ${names.join(', ')}.`,
  );
}
