import { ConfigError } from '../domain/config-error.ts';
import type { Database } from './database.ts';

/**
 * The versions of the store's tables, oldest first. A landed version is never edited: add another.
 *
 * `row.wake_at` is when a row wants attention: 0 while a call is under way, the next timer while it waits, NULL where
 * only an event or `resume` moves it. `row.started` tells that a call that must not be repeated blindly has left.
 */
const VERSIONS: readonly string[] = [
  `
  CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    target TEXT NOT NULL,
    pinned TEXT NOT NULL DEFAULT '',
    key_id TEXT NOT NULL,
    ingest INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE row (
    seq INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch,
    key TEXT NOT NULL,
    number INTEGER NOT NULL,
    address TEXT,
    attributes TEXT NOT NULL,
    groups TEXT NOT NULL,
    digest TEXT NOT NULL,
    ingest INTEGER NOT NULL,
    phase TEXT NOT NULL DEFAULT 'new',
    state TEXT NOT NULL DEFAULT 'unregistered',
    outcome TEXT NOT NULL DEFAULT 'pending',
    wake_at INTEGER,
    started INTEGER NOT NULL DEFAULT 0,
    life TEXT,
    started_at INTEGER,
    settled_at INTEGER,
    UNIQUE (batch, key)
  ) STRICT;
  CREATE INDEX row_phase ON row (batch, phase, seq);
  CREATE INDEX row_wake ON row (batch, wake_at) WHERE wake_at IS NOT NULL;
  CREATE INDEX row_address ON row (batch, address) WHERE address IS NOT NULL;
  CREATE INDEX row_settled ON row (batch, settled_at) WHERE settled_at IS NOT NULL;
  CREATE INDEX row_outcome ON row (batch, outcome, state, phase);

  CREATE TABLE rejected (
    batch INTEGER NOT NULL REFERENCES batch,
    number INTEGER NOT NULL,
    username TEXT,
    reasons TEXT NOT NULL,
    ingest INTEGER NOT NULL,
    PRIMARY KEY (batch, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE transition (
    batch INTEGER NOT NULL REFERENCES batch,
    key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    state TEXT NOT NULL,
    failure TEXT,
    PRIMARY KEY (batch, key, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE secret (
    batch INTEGER NOT NULL REFERENCES batch,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (batch, key, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE inbox (
    batch INTEGER NOT NULL REFERENCES batch,
    id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    key TEXT,
    code BLOB,
    PRIMARY KEY (batch, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX inbox_key ON inbox (batch, key, received_at) WHERE key IS NOT NULL;
  CREATE INDEX inbox_code ON inbox (batch) WHERE code IS NOT NULL;

  CREATE TABLE holder (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    text TEXT NOT NULL
  ) STRICT;
  `,
  'CREATE INDEX row_started ON row (batch, started_at) WHERE started_at IS NOT NULL;',
  `
  CREATE TABLE offboarding (
    batch INTEGER NOT NULL REFERENCES batch,
    key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    user TEXT NOT NULL,
    object TEXT NOT NULL,
    PRIMARY KEY (batch, key)
  ) STRICT, WITHOUT ROWID;
  `,
];

/**
 * Brings a store to the newest version of its tables, in one transaction.
 *
 * @throws ConfigError where a newer version of cognito-onboard wrote it
 */
export function migrate(database: Database): void {
  const version = readVersion(database);
  assertReadable(version);
  if (version === VERSIONS.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const statements of VERSIONS.slice(readVersion(database))) database.exec(statements);
    database.exec(`PRAGMA user_version = ${VERSIONS.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Refuses a store that this version does not know. */
export function assertVersion(database: Database): void {
  const version = readVersion(database);
  assertReadable(version);
  if (version === VERSIONS.length) return;
  throw new ConfigError(
    `Expected a state folder of version ${VERSIONS.length}, got version ${version}. Continue the batch once with \`run\`, which brings it up to date.`,
  );
}

function readVersion(database: Database): number {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
    readonly user_version: number;
  };
  return version;
}

function assertReadable(version: number): void {
  if (version <= VERSIONS.length) return;
  throw new ConfigError(
    `Expected a state folder of version ${VERSIONS.length} at most, got version ${version}: a newer cognito-onboard wrote it. Use that one.`,
  );
}
