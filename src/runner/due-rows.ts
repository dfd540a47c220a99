import type { Batch, StoredRow } from '../store/store.ts';
import type { RowDriver } from './row-driver.ts';

interface DueRowsOptions {
  readonly batch: Pick<Batch, 'row' | 'dueKeys' | 'nextWakeAt'>;
  readonly driver: Pick<RowDriver, 'keys' | 'has'>;
  readonly now: () => number;
  /** Takes a row into memory. */
  readonly take: (row: StoredRow) => Promise<void>;
  /** How many more may be taken. */
  readonly free: () => number;
}

/** Rows that lie in the store and want attention. */
export interface DueRows {
  /** Takes those that are due, the longest waiting first; ones that await their confirmation only if told so. */
  readonly claim: (awaiting: boolean) => Promise<void>;
  /** When the next is due, in milliseconds since the epoch. */
  readonly soonestWakeAt: () => number;
  /** Notes that a row wants attention at a time; without a key, that any may. */
  readonly expect: (wakeAt: number, key?: string) => void;
}

/** Rows that are remembered by their keys; more are looked for in the store. */
const MOST_REMEMBERED = 1000;

/** Makes the due rows of a batch. The store is asked only when a timer is due: who is due at once is told by its key. */
export function createDueRows({ batch, driver, now, take, free }: DueRowsOptions): DueRows {
  const atOnce = new Set<string>();
  let soonestWakeAt = 0;

  const takeByKey = async (key: string): Promise<void> => {
    const row = await batch.row(key);
    if (row !== undefined && row.phase !== 'ended' && row.phase !== 'held') await take(row);
  };

  const claimRemembered = async (): Promise<void> => {
    // One that a run takes while it ends is due again at once.
    for (const key of [...atOnce]) {
      if (free() <= 0) return;
      atOnce.delete(key);
      if (!driver.has(key)) await takeByKey(key);
    }
  };

  /** Of those that are remembered some may await their confirmation: the store tells them apart. */
  const forgetKeys = (): void => {
    if (atOnce.size === 0) return;
    atOnce.clear();
    soonestWakeAt = 0;
  };

  const claimStored = async (awaiting: boolean): Promise<void> => {
    const at = now();
    if (soonestWakeAt > at || free() <= 0) return;
    // As of before the query: a row that retires meanwhile is newer than what the query saw, and due again.
    const inMemory = driver.keys();
    const limit = free() + inMemory.size;
    soonestWakeAt = Infinity;
    // Those in memory count as due, too: of them no more than the keys is read.
    const due = await batch.dueKeys({ now: at, limit, awaiting, held: false });
    const others = due.filter((key) => !inMemory.has(key));
    const claimed = others.slice(0, Math.max(0, free()));
    const mayBeMore = due.length === limit || claimed.length < others.length;
    const next = mayBeMore ? at : await batch.nextWakeAt(at);
    soonestWakeAt = Math.min(soonestWakeAt, next ?? Infinity);
    for (const key of claimed) await takeByKey(key);
  };

  return {
    async claim(awaiting) {
      if (awaiting) await claimRemembered();
      else forgetKeys();
      await claimStored(awaiting);
    },
    soonestWakeAt: () => (atOnce.size > 0 ? 0 : soonestWakeAt),
    expect(wakeAt, key) {
      const isDue = wakeAt <= now() && key !== undefined && atOnce.size < MOST_REMEMBERED;
      if (isDue) atOnce.add(key);
      else soonestWakeAt = Math.min(soonestWakeAt, wakeAt);
    },
  };
}
