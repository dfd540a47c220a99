import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';

/** What one reading of the inbox came to. */
export interface Reading {
  /** Mails that were new. */
  readonly read: number;
  /** Whether every new mail could be fetched. */
  readonly isComplete: boolean;
}

interface WatchInboxOptions {
  /** Reads the inbox once. */
  readonly read: () => Promise<Reading>;
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
    const { read } = await tryRead(options);
    pauseMs = read > 0 ? SHORTEST_PAUSE_MS : toLongerPause(pauseMs, performance.now() - startedAt);
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}

function toLongerPause(pauseMs: number, listingMs: number): number {
  return Math.max(Math.min(pauseMs * 2, LONGEST_PAUSE_MS), listingMs * PAUSE_PER_LISTING);
}

/** Reads once; what passes by itself is tried again soon, and what does not concerns the whole batch. */
async function tryRead({ read, signal, onRead, onHeld }: WatchInboxOptions): Promise<Reading> {
  try {
    const reading = await read();
    if (reading.isComplete) onRead();
    return reading;
  } catch (error) {
    if (!signal.aborted) {
      if (!(error instanceof ServiceError)) throw error;
      const { failure } = error;
      if (failure.scope === 'batch' || !failure.retryable) onHeld(failure);
    }
    return { read: 0, isComplete: false };
  }
}
