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
 * Looks once who of the waiting people clicked: whoever waited before the pool was listed and is not among its unconfirmed
 * users. The pool lists 60 users a call, however many wait; a list that is behind only makes the row look for itself.
 *
 * @returns How many rows were told
 */
export async function sweepLinks(options: SweepLinksOptions): Promise<Reading> {
  const { links, batch, signal, exclusive, tell } = options;
  // A listing takes a while, and whoever signs up meanwhile may not be on it.
  const missing = new Set<string>();
  for await (const user of batch.awaitingUsers()) missing.add(toName(user));
  if (missing.size === 0) return { read: 0, isComplete: true };
  for await (const page of links.unconfirmed(signal)) {
    for (const name of page) missing.delete(name);
  }
  let read = 0;
  for await (const user of batch.awaitingUsers()) {
    if (!missing.has(toName(user))) continue;
    await exclusive(() => tell(user.key, { type: 'confirmation.seen' }));
    read += 1;
  }
  return { read, isComplete: true };
}

function toName({ key, sub }: { readonly key: string; readonly sub: string | null }): string {
  return sub ?? key;
}
