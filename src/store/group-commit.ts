import { StoreError } from './store-error.ts';
import type { Database } from './database.ts';

interface QueuedWrite {
  readonly statement: () => void;
  readonly resolve: () => void;
  readonly reject: (reason: StoreError) => void;
}

/** Long enough to gather the writes of many rows, short beside a call to AWS; in milliseconds. */
const GATHER_MS = 4;

/**
 * Collects writes and commits them together, so that one flush to disk serves many rows. After one failed write every
 * later one fails too: the order must hold.
 */
export class GroupCommit {
  readonly #database: Database;
  #queue: QueuedWrite[] = [];
  #applied: QueuedWrite[] = [];
  #timer: NodeJS.Timeout | undefined;
  #broken: StoreError | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Queues a write; resolves once it is on disk. Writes are carried out in the order of their queueing. */
  write(statement: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ statement, resolve, reject });
      this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
    });
  }

  /** Carries out what is queued now, so that the next read of this connection sees it; the commit comes later. */
  apply(): void {
    const writes = this.#queue;
    if (writes.length === 0) return;
    this.#queue = [];
    this.#applied = this.#applied.length === 0 ? writes : [...this.#applied, ...writes];
    this.#settle(() => {
      if (!this.#database.isTransaction) this.#database.exec('BEGIN IMMEDIATE');
      for (const { statement } of writes) statement();
    });
  }

  /** Commits what is queued now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.apply();
    if (this.#applied.length === 0) return;
    this.#settle(() => this.#database.exec('COMMIT'));
    for (const { resolve } of this.#applied) resolve();
    this.#applied = [];
  }

  /** The database once everything is committed, for writes that stand for themselves. */
  committed(): Database {
    this.flush();
    return this.#database;
  }

  #settle(work: () => void): void {
    try {
      if (this.#broken !== undefined) throw this.#broken;
      work();
    } catch (error) {
      this.#broken ??= toStoreError(error);
      for (const { reject } of this.#applied) reject(this.#broken);
      this.#applied = [];
      this.#rollBack();
    }
  }

  #rollBack(): void {
    // A closed database cannot be asked for its transaction.
    if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }
}

function toStoreError(error: unknown): StoreError {
  const reason = error instanceof Error ? error.message : 'unknown error';
  return new StoreError(
    `Progress could not be written to the state folder: ${reason}. Nothing that was reported is lost; mend the disk, then run the same command again.`,
    { cause: error },
  );
}
