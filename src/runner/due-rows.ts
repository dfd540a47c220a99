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

/** Rows that are remembered by their keys; more are looked for in the store. */
const MOST_REMEMBERED = 1000;

/**
 * Rows that lie in the store and want attention. The store is asked only when a timer is due: who is due at once is told by
 * its key.
 */
export class DueRows {
  readonly #options: DueRowsOptions;
  readonly #atOnce = new Set<string>();
  #soonestWakeAt = 0;

  constructor(options: DueRowsOptions) {
    this.#options = options;
  }

  /** When the next is due, in milliseconds since the epoch. */
  get soonestWakeAt(): number {
    return this.#atOnce.size > 0 ? 0 : this.#soonestWakeAt;
  }

  /** Notes that a row wants attention at a time; without a key, that any may. */
  expect(wakeAt: number, key?: string): void {
    const isDue = wakeAt <= this.#options.now() && this.#atOnce.size < MOST_REMEMBERED;
    if (isDue && key !== undefined) this.#atOnce.add(key);
    else this.#soonestWakeAt = Math.min(this.#soonestWakeAt, wakeAt);
  }

  /** Takes those that are due, the longest waiting first; ones that await their confirmation only if told so. */
  async claim(awaiting: boolean): Promise<void> {
    if (awaiting) await this.#claimRemembered();
    else this.#forgetKeys();
    await this.#claimStored(awaiting);
  }

  async #claimRemembered(): Promise<void> {
    // One that a run takes while it ends is due again at once, so only those of now.
    const keys = [...this.#atOnce];
    for (const key of keys) {
      if (this.#options.free() <= 0) return;
      this.#atOnce.delete(key);
      if (!this.#options.driver.has(key)) await this.#take(key);
    }
  }

  /** Of those that are remembered some may await their confirmation: the store tells them apart. */
  #forgetKeys(): void {
    if (this.#atOnce.size === 0) return;
    this.#atOnce.clear();
    this.#soonestWakeAt = 0;
  }

  async #claimStored(awaiting: boolean): Promise<void> {
    const { batch, driver, now, free } = this.#options;
    const at = now();
    if (this.#soonestWakeAt > at || free() <= 0) return;
    // As of before the query: a row that retires meanwhile is newer than what the query saw, and due again.
    const inMemory = driver.keys();
    const limit = free() + inMemory.size;
    this.#soonestWakeAt = Infinity;
    // Those in memory count as due, too: of them no more than the keys is read.
    const due = await batch.dueKeys({ now: at, limit, awaiting, held: false });
    const others = due.filter((key) => !inMemory.has(key));
    const claimed = others.slice(0, Math.max(0, free()));
    const mayBeMore = due.length === limit || claimed.length < others.length;
    const next = mayBeMore ? at : await batch.nextWakeAt(at);
    this.#soonestWakeAt = Math.min(this.#soonestWakeAt, next ?? Infinity);
    for (const key of claimed) await this.#take(key);
  }

  async #take(key: string): Promise<void> {
    const row = await this.#options.batch.row(key);
    if (row !== undefined && row.phase !== 'ended' && row.phase !== 'held') {
      await this.#options.take(row);
    }
  }
}
