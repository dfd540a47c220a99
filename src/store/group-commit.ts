import { StoreError } from './store-error.ts';
import type { Database } from './database.ts';

/** Collects writes and commits them together, so that one flush to disk serves many rows. */
export interface GroupCommit {
  /** Queues a write; resolves once it is on disk. Writes are carried out in the order of their queueing. */
  readonly write: (statement: () => void) => Promise<void>;
  /** Commits what is queued now, so that the next read sees it. */
  readonly flush: () => void;
}

interface QueuedWrite {
  readonly statement: () => void;
  readonly resolve: () => void;
  readonly reject: (reason: StoreError) => void;
}

/** Long enough to gather the writes of many rows, short beside a call to AWS; in milliseconds. */
const GATHER_MS = 4;

/** Makes the group commit of a database. After one failed commit every later write fails too: the order must hold. */
export function createGroupCommit(database: Database): GroupCommit {
  let queue: QueuedWrite[] = [];
  let timer: NodeJS.Timeout | undefined;
  let broken: StoreError | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const writes = queue;
    queue = [];
    if (writes.length === 0) return;
    try {
      if (broken !== undefined) throw broken;
      commit(database, writes);
      for (const { resolve } of writes) resolve();
    } catch (error) {
      broken ??= toStoreError(error);
      for (const { reject } of writes) reject(broken);
    }
  };

  return {
    write: (statement) =>
      new Promise((resolve, reject) => {
        queue.push({ statement, resolve, reject });
        timer ??= setTimeout(flush, GATHER_MS);
      }),
    flush,
  };
}

function commit(database: Database, writes: readonly QueuedWrite[]): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { statement } of writes) statement();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function toStoreError(error: unknown): StoreError {
  const reason = error instanceof Error ? error.message : 'unknown error';
  return new StoreError(
    `Progress could not be written to the state folder: ${reason}. Nothing that was reported is lost; mend the disk, then run the same command again.`,
    { cause: error },
  );
}
