import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** The one SQLite driver; it has the API of `node:sqlite`, which can take its place when Node 20 is left. */
export type Database = DatabaseSyncInstance;

/** How long one process waits for another's short write, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the progress of a state folder: write-ahead log, every commit on disk before it counts.
 *
 * @param path - The file
 * @param readOnly - Whether to change nothing
 */
export function openDatabase(path: string, readOnly: boolean): Database {
  const database = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT_MS });
  if (readOnly) return database;
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Takes a lock that ends with this process, however it ends.
 *
 * @param path - A file that serves for nothing else
 * @returns A function that gives the lock back, or `undefined` where another process holds it
 */
export function lockFile(path: string): (() => void) | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return () => database.close();
  } catch {
    database.close();
    return undefined;
  }
}
