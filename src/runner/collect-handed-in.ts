import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../store/store.ts';

interface CollectOptions {
  readonly batch: Batch;
  readonly deliver: (key: string, code: string) => Promise<unknown>;
}

/** How often codes that people handed in are looked for, in milliseconds. */
const POLL_MS = 1000;

/** Gives rows the codes that people handed in through another process. */
export async function collectHandedIn({ batch, deliver }: CollectOptions): Promise<void> {
  for (const { id, key, code } of await batch.handedInCodes()) {
    await deliver(key, code);
    await batch.forgetHandedIn(id);
  }
}

/** Does so again and again, until the signal is aborted. */
export async function watchHandedIn(options: CollectOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await collectHandedIn(options);
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
}
