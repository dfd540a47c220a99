import { existsSync } from 'node:fs';
import { ConfigError } from '../domain/config-error.ts';
import { findBatchRecord, makeBatchRecord, readPins } from './batch-record.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { handIn } from './hand-in.ts';
import { assertVersion, migrate } from './schema.ts';
import { createSealer } from './seal.ts';
import type { Sealer } from './seal.ts';
import { createSqliteInbox } from './sqlite-inbox.ts';
import { createSqliteIngest } from './sqlite-ingest.ts';
import { createSqliteOffboarding } from './sqlite-offboarding.ts';
import { createSqliteProgress } from './sqlite-progress.ts';
import { createSqliteReader } from './sqlite-reader.ts';
import { createSqliteRedrive } from './sqlite-redrive.ts';
import { createSecretTable } from './sqlite-secrets.ts';
import { lockStateFolder, makeStateFolder, toDatabasePath } from './state-folder.ts';
import type { Batch, Store } from './store.ts';
import { usePlace } from './use-place.ts';

/** Where progress lies and what seals its secrets. */
export interface OpenStoreOptions {
  /** The state folder; made where it is missing, readable by its owner only. */
  readonly dir: string;
  /** The 32 bytes that seal secrets. */
  readonly key: Uint8Array;
}

/**
 * Opens the progress in a state folder: one SQLite file.
 *
 * @returns A store that many processes may read; {@link Store.openBatch} is for one at a time
 * @throws ConfigError where the folder cannot be used
 * @example
 * ```ts
 * import { createKey, openStore } from 'cognito-onboard';
 * import { mkdtemp } from 'node:fs/promises';
 *
 * const dir = await mkdtemp('/tmp/cognito-onboard-');
 * await using store = await openStore({ dir, key: createKey() });
 * await store.batchNames(); // => []
 * ```
 */
export async function openStore({ dir, key }: OpenStoreOptions): Promise<Store> {
  await usePlace({ what: 'a state folder', path: dir, mend: MEND }, () => makeStateFolder(dir));
  const database = await openProgress(dir, false);
  const lock = (): (() => void) => lockStateFolder(dir, database);
  return createSqliteStore({ database, lock, sealer: createSealer(key) });
}

const MEND = 'Mend it, or name another folder with --state.';

function openProgress(dir: string, readOnly: boolean): Promise<Database> {
  const path = toDatabasePath(dir);
  return usePlace({ what: 'the progress of batches', path, mend: MEND }, () => {
    const database = openDatabase(path, readOnly);
    try {
      if (readOnly) assertVersion(database);
      else migrate(database);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/**
 * Opens the progress in a state folder to read it, also while another process runs a batch.
 *
 * @returns The part of a store that changes nothing and needs no key
 * @throws ConfigError where the folder holds no progress, or none that can be read
 */
export async function openStoreReader(
  dir: string,
): Promise<Pick<Store, 'findBatch' | 'batchNames' | 'close'>> {
  if (!existsSync(toDatabasePath(dir))) {
    throw new ConfigError(
      `Expected a state folder with a batch in ${dir}, found none. Begin one with \`run\` or name the folder with --state.`,
    );
  }
  const database = await openProgress(dir, true);
  return {
    findBatch: async (name) => {
      const batch = findBatchRecord(database, name);
      return batch === undefined ? undefined : createSqliteReader({ database, batch });
    },
    batchNames: async () => readNames(database),
    close: async () => database.close(),
  };
}

interface Parts {
  /** With the tables of the present version. */
  readonly database: Database;
  readonly sealer: Sealer;
  /** Keeps every other process from running batches, until the returned function is called. */
  readonly lock: () => () => void;
}

/** Makes the store of a database that is open. */
export function createSqliteStore({ database, sealer, lock }: Parts): Store {
  const commits = new GroupCommit(database);
  const open = new Set<string>();
  let unlock: (() => void) | undefined;

  const apply = (): void => commits.apply();
  const close = async (): Promise<void> => {
    commits.committed().close();
    unlock?.();
    unlock = undefined;
  };

  return {
    async openBatch(name, target) {
      assertFree(name, open);
      unlock ??= lock();
      const batch = makeBatchRecord(commits.committed(), { name, target, keyId: sealer.keyId });
      const parts = toParts(batch.id, { database, sealer, commits });
      open.add(name);
      return {
        release: () => void open.delete(name),
        saved: () => commits.write(() => {}),
        ...createSqliteReader({ database, batch, apply }),
        ...createSqliteIngest(parts),
        ...createSqliteProgress({ ...parts, pinned: readPins(batch) }),
        ...createSqliteInbox(parts),
        ...createSqliteRedrive(parts),
        ...createSqliteOffboarding(parts),
      } satisfies Batch;
    },
    findBatch: async (name) => {
      const batch = findBatchRecord(database, name);
      return batch && createSqliteReader({ database, batch, apply });
    },
    batchNames: async () => readNames(database),
    handIn: async (code) => handIn(commits.committed(), sealer, code),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What every part of a batch works with. */
function toParts(
  batchId: number,
  { database, sealer, commits }: Pick<Parts, 'database' | 'sealer'> & { commits: GroupCommit },
) {
  return {
    database,
    batchId,
    commits,
    sealer,
    secrets: createSecretTable(database, batchId, sealer),
  };
}

function readNames(database: Database): readonly string[] {
  const records = database.prepare('SELECT name FROM batch ORDER BY id').all();
  return (records as { readonly name: string }[]).map(({ name }) => name);
}

function assertFree(name: string, open: ReadonlySet<string>): void {
  if (!open.has(name)) return;
  throw new ConfigError(`Expected the batch ${name} to be run once at a time, but a run has it.`);
}
