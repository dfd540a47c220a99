import { StoreError } from './store-error.ts';
import type { Database } from './database.ts';

/** Collects writes and commits them together, so that one flush to disk serves many rows. */
export interface GroupCommit {
  /** Queues a write; resolves once it is on disk. Writes are carried out in the order of their queueing. */
  readonly write: (statement: () => void) => Promise<void>;
  /** Carries out what is queued now, so that the next read of this connection sees it; the commit comes later. */
  readonly apply: () => void;
  /** Commits what is queued now. */
  readonly flush: () => void;
}

interface QueuedWrite {
  readonly statement: () => void;
  readonly resolve: () => void;
  readonly reject: (reason: StoreError) => void;
}

/** Long enough to gather the writes of many rows, short beside a call to AWS; in milliseconds. */
const GATHER_MS = 10;

/** Makes the group commit of a database. After one failed write every later one fails too: the order must hold. */
export function createGroupCommit(database: Database): GroupCommit {
  let queue: QueuedWrite[] = [];
  let applied: QueuedWrite[] = [];
  let timer: NodeJS.Timeout | undefined;
  let broken: StoreError | undefined;

  const settle = (work: () => void): void => {
    try {
      if (broken !== undefined) throw broken;
      work();
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      broken ??= toStoreError(error);
      for (const { reject } of applied) reject(broken);
      applied = [];
    }
  };

  const apply = (): void => {
    const writes = queue;
    if (writes.length === 0) return;
    queue = [];
    applied = applied.length === 0 ? writes : [...applied, ...writes];
    settle(() => {
      if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
      for (const { statement } of writes) statement();
    });
  };

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    apply();
    if (applied.length === 0) return;
    settle(() => database.exec('COMMIT'));
    for (const { resolve } of applied) resolve();
    applied = [];
  };

  return {
    write: (statement) =>
      new Promise((resolve, reject) => {
        queue.push({ statement, resolve, reject });
        timer ??= setTimeout(flush, GATHER_MS);
      }),
    apply,
    flush,
  };
}

function toStoreError(error: unknown): StoreError {
  const reason = error instanceof Error ? error.message : 'unknown error';
  return new StoreError(
    `Progress could not be written to the state folder: ${reason}. Nothing that was reported is lost; mend the disk, then run the same command again.`,
    { cause: error },
  );
}
