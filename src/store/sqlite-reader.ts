import type { Failure } from '../domain/failure.ts';
import type { Target } from '../domain/target.ts';
import type { BatchRecord } from './batch-record.ts';
import type { Database } from './database.ts';
import { ROW_COLUMNS, toStoredRow } from './row-table.ts';
import type { RowRecord } from './row-table.ts';
import type {
  BatchReader,
  RowCount,
  StoredOffboarding,
  StoredRejection,
  StoredTransition,
} from './store.ts';

interface ReaderOptions {
  readonly database: Database;
  readonly batch: BatchRecord;
  /** Called before each read, so that queued writes are seen. */
  readonly apply?: () => void;
}

const PAGE = 500;

/** Makes the reader of one batch. */
export function createSqliteReader({ database, batch, apply }: ReaderOptions): BatchReader {
  const statements = new Map<string, ReturnType<Database['prepare']>>();
  const query: Query = (sql, ...values) => {
    apply?.();
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement.all(batch.id, ...values);
  };
  return {
    name: batch.name,
    target: JSON.parse(batch.target) as Target,
    ...createRowReader(query),
    ...createHistoryReader(query),
  };
}

/** Reads records of one batch, whose id is the statement's first value. */
type Query = (sql: string, ...values: readonly (string | number)[]) => readonly unknown[];

function createRowReader(query: Query): Pick<BatchReader, 'row' | 'rows' | 'counts'> {
  return {
    async row(key) {
      const sql = `SELECT ${ROW_COLUMNS} FROM row WHERE batch = ? AND key = ?`;
      const [record] = query(sql, key) as readonly RowRecord[];
      return record === undefined ? undefined : toStoredRow(record);
    },
    async *rows() {
      const sql = `SELECT ${ROW_COLUMNS} FROM row WHERE batch = ? AND seq > ? ORDER BY seq LIMIT ?`;
      for (let seq = 0; ;) {
        const page = (query(sql, seq, PAGE) as readonly RowRecord[]).map(toStoredRow);
        yield* page;
        const last = page.at(-1);
        if (last === undefined) return;
        ({ seq } = last);
      }
    },
    counts: async () =>
      query(
        'SELECT state, outcome, phase, count(*) AS count FROM row WHERE batch = ? GROUP BY outcome, state, phase',
      ) as readonly RowCount[],
  };
}

function createHistoryReader(
  query: Query,
): Omit<BatchReader, 'name' | 'target' | keyof ReturnType<typeof createRowReader>> {
  return {
    async *rejections() {
      const sql =
        'SELECT number, username, reasons FROM rejected WHERE batch = ? AND number > ? ORDER BY number LIMIT ?';
      for (let number = -1; ;) {
        const page = query(sql, number, PAGE) as readonly RejectionRecord[];
        yield* page.map(toRejection);
        const last = page.at(-1);
        if (last === undefined) return;
        ({ number } = last);
      }
    },
    async rejectedCount() {
      const [record] = query('SELECT count(*) AS count FROM rejected WHERE batch = ?');
      return (record as { readonly count: number }).count;
    },
    async settledSince(at) {
      const sql = 'SELECT count(*) AS count FROM row WHERE batch = ? AND settled_at >= ?';
      const [record] = query(sql, at);
      return (record as { readonly count: number }).count;
    },
    async history(key) {
      const sql =
        'SELECT revision, at, event, state, failure FROM transition WHERE batch = ? AND key = ? ORDER BY revision';
      return (query(sql, key) as readonly TransitionRecord[]).map(toTransition);
    },
    async offboarding(key) {
      const sql = 'SELECT revision, at, user, object FROM offboarding WHERE batch = ? AND key = ?';
      const [record] = query(sql, key) as readonly StoredOffboarding[];
      return record ?? null;
    },
    async offboardedCount() {
      const [record] = query('SELECT count(*) AS count FROM offboarding WHERE batch = ?');
      return (record as { readonly count: number }).count;
    },
  };
}

interface RejectionRecord {
  readonly number: number;
  readonly username: string | null;
  readonly reasons: string;
}

function toRejection({ reasons, ...rejection }: RejectionRecord): StoredRejection {
  return { ...rejection, reasons: JSON.parse(reasons) as readonly string[] };
}

function toTransition({ failure, ...transition }: TransitionRecord): StoredTransition {
  return { ...transition, failure: failure === null ? null : (JSON.parse(failure) as Failure) };
}

interface TransitionRecord {
  readonly revision: number;
  readonly at: number;
  readonly event: string;
  readonly state: string;
  readonly failure: string | null;
}
