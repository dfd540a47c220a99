import type { ServiceFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';

/** What one reading of a source of confirmations came to. */
export interface Reading {
  /** What was new. */
  readonly read: number;
  /** Whether all that is new could be read. */
  readonly isComplete: boolean;
}

interface WatchSourceOptions {
  /** Reads the source once. */
  readonly read: () => Promise<Reading>;
  /** How many times as long as a reading to pause, while there is nothing new for long. */
  readonly pausePerReading: number;
  readonly signal: AbortSignal;
  /** Waits so many milliseconds, or until a reading is wanted at once. */
  readonly pause: (ms: number) => Promise<void>;
  /** Called where the source cannot be read for a reason that concerns the whole batch. */
  readonly onHeld: (failure: ServiceFailure) => void;
}

const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** A reading that takes long is repeated less often: a first one in vain is at most a fifth of the time. */
const PAUSE_PER_READING = 4;

/** Reads a source again and again, oftener while there is something new, until the signal is aborted. */
export async function watchSource(options: WatchSourceOptions): Promise<void> {
  const { signal, pause, pausePerReading } = options;
  let pauseMs = SHORTEST_PAUSE_MS;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const { read } = await tryRead(options);
    const readingMs = performance.now() - startedAt;
    const longestMs = Math.max(LONGEST_PAUSE_MS, readingMs * pausePerReading);
    const longerMs = Math.min(Math.max(pauseMs * 2, readingMs * PAUSE_PER_READING), longestMs);
    pauseMs = read > 0 ? SHORTEST_PAUSE_MS : longerMs;
    await pause(pauseMs);
  }
}

/** Reads once; what passes by itself is tried again soon, and what does not concerns the whole batch. */
async function tryRead({ read, signal, onHeld }: WatchSourceOptions): Promise<Reading> {
  try {
    return await read();
  } catch (error) {
    if (!signal.aborted) {
      if (!(error instanceof ServiceError)) throw error;
      const { failure } = error;
      if (failure.scope === 'batch' || !failure.retryable) onHeld(failure);
    }
    return { read: 0, isComplete: false };
  }
}
