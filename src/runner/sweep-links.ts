import type { Links } from '../services/links.ts';
import type { Batch } from '../store/store.ts';
import type { TellRow } from './tell-row.ts';
import type { Mutex } from './mutex.ts';
import type { Reading } from './watch-source.ts';

interface SweepLinksOptions {
  readonly links: Links;
  readonly batch: Batch;
  readonly signal: AbortSignal;
  /** Keeps a row from moving between finding and telling it. */
  readonly exclusive: Mutex;
  readonly tell: TellRow;
}

/**
 * Looks once who of the waiting people clicked: whoever waits and is not among the unconfirmed users of the pool. The
 * pool lists 60 users a call, however many wait; a list that is behind only makes the row look for itself.
 *
 * @returns How many rows were told
 */
export async function sweepLinks(options: SweepLinksOptions): Promise<Reading> {
  const { links, batch, signal, exclusive, tell } = options;
  if (!(await batch.hasPhase('awaiting'))) return { read: 0, isComplete: true };
  const unconfirmed = new Set<string>();
  for await (const page of links.unconfirmed(signal)) {
    for (const name of page) unconfirmed.add(name);
  }
  let read = 0;
  for await (const { key, sub } of batch.awaitingUsers()) {
    if (unconfirmed.has(sub ?? key)) continue;
    await exclusive(() => tell(key, { type: 'confirmation.seen' }));
    read += 1;
  }
  return { read, isComplete: true };
}
