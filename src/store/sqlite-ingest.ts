import type { InputEntry, RejectedRow, Row } from '../domain/row.ts';
import { toMailAddress } from '../domain/row.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Sealer } from './seal.ts';
import type { SecretTable } from './sqlite-secrets.ts';
import type { Admission, Batch } from './store.ts';

interface IngestOptions {
  readonly database: Database;
  readonly batchId: number;
  readonly commits: GroupCommit;
  readonly sealer: Sealer;
  readonly secrets: SecretTable;
}

type Ingest = Pick<Batch, 'beginIngest' | 'admit' | 'endIngest'>;

/** Makes the part of a batch that takes the input in. */
export function createSqliteIngest(options: IngestOptions): Ingest {
  const { database, batchId, commits, sealer } = options;
  const statements = prepare(options);
  let ingest = 0;

  return {
    beginIngest: () =>
      commits.write(() => {
        const begin = database.prepare(
          'UPDATE batch SET ingest = ingest + 1 WHERE id = ? RETURNING ingest',
        );
        ({ ingest } = begin.get(batchId) as { readonly ingest: number });
      }),
    async admit(entries) {
      let admissions: readonly Admission[] = [];
      await commits.write(() => {
        admissions = entries.map((entry) => admit(entry, { statements, sealer, ingest }));
      });
      return admissions;
    },
    endIngest: () =>
      commits.write(() => {
        const sweep = database.prepare('DELETE FROM rejected WHERE batch = ? AND ingest <> ?');
        sweep.run(batchId, ingest);
      }),
  };
}

interface Reading {
  readonly statements: ReturnType<typeof prepare>;
  readonly sealer: Sealer;
  /** The number of this reading of the input. */
  readonly ingest: number;
}

function admit(entry: InputEntry, { statements, sealer, ingest }: Reading): Admission {
  const { number } = entry;
  const reject = (rejected: RejectedRow): Admission => {
    statements.reject(number, rejected, ingest);
    return { type: 'rejected', rejected };
  };
  if (entry.kind === 'rejected') return reject(entry.rejected);
  const { row } = entry;
  const digest = toDigest(row, sealer);
  if (statements.add(row, { number, digest, ingest })) return { type: 'added' };
  const known = statements.find(row.username);
  if (known.ingest === ingest) return reject({ username: row.username, reasons: [DUPLICATE] });
  statements.meetAgain(row.username, { number, ingest });
  if (known.digest === digest) return { type: 'known' };
  if (known.begun === 1) return { type: 'changed' };
  statements.replace(row, digest);
  return { type: 'replaced' };
}

const DUPLICATE = 'username: expected one row for each, got a second one with this username';

/** A keyed fingerprint, since a plain one of a password could be guessed. */
function toDigest(
  { username, password = '', attributes, groups = [] }: Row,
  sealer: Sealer,
): string {
  const sorted = Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sealer.digest(JSON.stringify([username, password, sorted, groups]));
}

interface KnownRow {
  readonly digest: string;
  readonly ingest: number;
  /** Whether the row has had a life: a redriven one is new again and has. */
  readonly begun: 0 | 1;
}

function prepare({ database, batchId, secrets }: IngestOptions) {
  const add = database.prepare(
    'INSERT OR IGNORE INTO row (batch, key, number, address, attributes, groups, digest, ingest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const find = database.prepare(
    'SELECT digest, ingest, life IS NOT NULL AS begun FROM row WHERE batch = ? AND key = ?',
  );
  const meetAgain = database.prepare(
    'UPDATE row SET number = ?, ingest = ? WHERE batch = ? AND key = ?',
  );
  const replace = database.prepare(
    'UPDATE row SET address = ?, attributes = ?, groups = ?, digest = ? WHERE batch = ? AND key = ?',
  );
  const reject = database.prepare(
    'INSERT OR REPLACE INTO rejected (batch, number, username, reasons, ingest) VALUES (?, ?, ?, ?, ?)',
  );
  const keepPassword = ({ username, password }: Row): void => {
    if (password !== undefined) secrets.keep(username, { password });
  };

  return {
    add(row: Row, { number, digest, ingest }: { number: number; digest: string; ingest: number }) {
      const values = [row.username, number, ...toColumns(row), digest, ingest];
      const isAdded = add.run(batchId, ...values).changes === 1;
      if (isAdded) keepPassword(row);
      return isAdded;
    },
    find: (key: string) => find.get(batchId, key) as KnownRow,
    meetAgain: (key: string, { number, ingest }: { number: number; ingest: number }) =>
      meetAgain.run(number, ingest, batchId, key),
    replace(row: Row, digest: string) {
      replace.run(...toColumns(row), digest, batchId, row.username);
      keepPassword(row);
    },
    reject: (number: number, { username, reasons }: RejectedRow, ingest: number) =>
      reject.run(batchId, number, username ?? null, JSON.stringify(reasons), ingest),
  };
}

/** Address, attributes and groups, as the table keeps them. */
function toColumns(row: Row): readonly (string | null)[] {
  const address = toMailAddress(row)?.toLowerCase() ?? null;
  return [address, JSON.stringify(row.attributes), JSON.stringify(row.groups ?? [])];
}
