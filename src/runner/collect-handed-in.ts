import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../store/store.ts';

interface CollectOptions {
  readonly batch: Batch;
  readonly signal: AbortSignal;
  readonly deliver: (key: string, code: string) => Promise<unknown>;
}

/** How often codes that people handed in are looked for, in milliseconds. */
const POLL_MS = 1000;

/** Collects codes that people hand in through another process, until the signal is aborted. */
export async function collectHandedIn({ batch, signal, deliver }: CollectOptions): Promise<void> {
  while (!signal.aborted) {
    for (const { id, key, code } of await batch.handedInCodes()) {
      await deliver(key, code);
      await batch.forgetHandedIn(id);
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
}
