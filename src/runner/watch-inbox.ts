import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';

interface WatchInboxOptions {
  /** Reads the inbox once and tells how many mails were new. */
  readonly read: () => Promise<number>;
  readonly signal: AbortSignal;
  readonly onRead: () => void;
  /** Called where the inbox cannot be read for a reason that concerns the whole batch. */
  readonly onHeld: (failure: ServiceFailure) => void;
}

const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** A listing that takes long is repeated less often: listing in vain is at most a fifth of the time. */
const PAUSE_PER_LISTING = 4;

/** Reads the inbox again and again, oftener while mail arrives, until the signal is aborted. */
export async function watchInbox(options: WatchInboxOptions): Promise<void> {
  const { signal } = options;
  let pauseMs = SHORTEST_PAUSE_MS;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const read = await tryRead(options);
    pauseMs =
      read === 0 ? toLongerPause(pauseMs, performance.now() - startedAt) : SHORTEST_PAUSE_MS;
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}

function toLongerPause(pauseMs: number, listingMs: number): number {
  return Math.max(Math.min(pauseMs * 2, LONGEST_PAUSE_MS), listingMs * PAUSE_PER_LISTING);
}

/** Reads once; what passes by itself is tried again soon. */
async function tryRead(options: WatchInboxOptions): Promise<number | undefined> {
  const { read, signal, onRead, onHeld } = options;
  try {
    const count = await read();
    onRead();
    return count;
  } catch (error) {
    if (signal.aborted) return undefined;
    if (!(error instanceof ServiceError)) throw error;
    if (error.failure.scope === 'batch') onHeld(error.failure);
    return undefined;
  }
}
