import { BEGIN } from '../domain/life.ts';
import type { Life } from '../domain/life.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { ROW_COLUMNS, fromLife, toStoredRow } from './row-table.ts';
import type { RowRecord } from './row-table.ts';
import type { SecretTable } from './sqlite-secrets.ts';
import type { Batch, Pin, RowUpdate } from './store.ts';

interface ProgressOptions {
  readonly database: Database;
  readonly batchId: number;
  readonly commits: GroupCommit;
  readonly secrets: SecretTable;
  readonly pinned: readonly Pin[];
}

type Progress = Pick<
  Batch,
  | 'newRows'
  | 'dueKeys'
  | 'nextWakeAt'
  | 'wakeHeld'
  | 'rowsAt'
  | 'firstStartedAt'
  | 'awaitingUsers'
  | 'hasPhase'
  | 'isBusyBy'
  | 'update'
  | 'markStarted'
  | 'secrets'
>;

/** Makes the part of a batch that carries rows forward. */
export function createSqliteProgress(options: ProgressOptions): Progress {
  return { ...createQuestions(options), ...createWrites(options) };
}

type Writes = Pick<Progress, 'wakeHeld' | 'update' | 'markStarted'>;

function createWrites(options: ProgressOptions): Writes {
  const { database, batchId, commits } = options;
  const write = prepareUpdate(options);
  const wakeHeld = database.prepare(
    "UPDATE row SET wake_at = 0 WHERE batch = ? AND phase = 'held'",
  );
  const markStarted = database.prepare('UPDATE row SET started = ? WHERE batch = ? AND key = ?');
  return {
    wakeHeld: () => commits.write(() => void wakeHeld.run(batchId)),
    update: (update) => commits.write(() => write(update)),
    markStarted: (key, isStarted) =>
      commits.write(() => void markStarted.run(Number(isStarted), batchId, key)),
  };
}

/**
 * Every answer sees the writes that are still queued, but those that are asked for with every row: admission waits for
 * its commit, so neither new rows nor their secrets are ever among them, and a commit for each would be dear.
 */
function createQuestions({
  database,
  batchId,
  commits,
  secrets,
}: ProgressOptions): Omit<Progress, keyof Writes> {
  const queries = prepareQueries(database);
  const applied = (): typeof queries => {
    commits.apply();
    return queries;
  };

  return {
    async newRows(afterSeq, limit) {
      return toStoredRows(queries.fresh.all(batchId, afterSeq, limit));
    },
    async dueKeys({ now, limit, awaiting, held }) {
      const { all, unlessAwaiting } = applied()[held ? 'dueHeld' : 'due'];
      const due = (awaiting ? all : unlessAwaiting).all(batchId, now, limit);
      return (due as readonly { readonly key: string }[]).map(({ key }) => key);
    },
    nextWakeAt: async (now) => toTime(applied().nextWakeAt.get(batchId, now)),
    async rowsAt(address) {
      return toStoredRows(applied().atAddress.all(batchId, address));
    },
    firstStartedAt: async () => toTime(applied().firstStartedAt.get(batchId)),
    awaitingUsers: () =>
      readPages((seq) => applied().awaitingUsers.all(batchId, seq, PAGE) as AwaitingUser[]),
    hasPhase: async (phase) => applied().inPhase.get(batchId, phase) !== undefined,
    isBusyBy: async (at) => applied().busyBy.get(batchId, at) !== undefined,
    secrets: async (key) => secrets.read(key),
  };
}

function toStoredRows(records: readonly unknown[]) {
  return (records as readonly RowRecord[]).map(toStoredRow);
}

function toTime(record: unknown): number | null {
  return (record as { readonly at: number | null }).at;
}

interface AwaitingUser {
  readonly seq: number;
  readonly key: string;
  readonly sub: string | null;
}

/** Rows that are read at a time; writes may come between. */
const PAGE = 500;

async function* readPages<Record extends { readonly seq: number }>(
  readPage: (afterSeq: number) => readonly Record[],
): AsyncGenerator<Record> {
  for (let seq = 0; ;) {
    const page = readPage(seq);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    ({ seq } = last);
  }
}

function prepareQueries(database: Database) {
  const rows = (condition: string) =>
    database.prepare(`SELECT ${ROW_COLUMNS} FROM row WHERE batch = ? AND ${condition}`);
  const keys = (condition: string) =>
    database.prepare(
      `SELECT key FROM row WHERE batch = ? AND wake_at <= ? AND ${condition} ORDER BY wake_at, seq LIMIT ?`,
    );
  const due = (condition: string) => ({
    all: keys(condition),
    unlessAwaiting: keys(`${condition} AND state <> 'pendingConfirmation'`),
  });
  return {
    fresh: rows("phase = 'new' AND seq > ? ORDER BY seq LIMIT ?"),
    due: due("phase <> 'held'"),
    dueHeld: due("phase = 'held'"),
    atAddress: rows('address = ?'),
    awaitingUsers: database.prepare(
      `SELECT seq, key, json_extract(life, '$.context.sub') AS sub FROM row
        WHERE batch = ? AND phase = 'awaiting' AND seq > ? ORDER BY seq LIMIT ?`,
    ),
    firstStartedAt: database.prepare(
      'SELECT min(started_at) AS at FROM row WHERE batch = ? AND started_at IS NOT NULL',
    ),
    inPhase: database.prepare('SELECT 1 FROM row WHERE batch = ? AND phase = ? LIMIT 1'),
    busyBy: database.prepare(
      `SELECT 1 FROM row WHERE batch = ? AND phase = 'busy'
        AND (wake_at <= ? OR state <> 'pendingConfirmation') LIMIT 1`,
    ),
    nextWakeAt: database.prepare(
      'SELECT min(wake_at) AS at FROM row WHERE batch = ? AND wake_at > ?',
    ),
  };
}

function prepareUpdate({ database, batchId, secrets, pinned }: ProgressOptions) {
  const pins = new Set(pinned);
  const pin = database.prepare('UPDATE batch SET pinned = ? WHERE id = ?');
  const updateRow = prepareRowUpdate(database, batchId);
  const addTransition = database.prepare('INSERT INTO transition VALUES (?, ?, ?, ?, ?, ?, ?)');

  return (update: RowUpdate): void => {
    const { key, at, life, failure } = update;
    updateRow(update);
    const shown = failure === null ? null : JSON.stringify(failure);
    const path = formatPath(life.value);
    addTransition.run(batchId, key, life.revision, at, update.event, path, shown);
    secrets.keep(key, update.secrets);
    if (update.forgetsSecrets) secrets.forget(key);
    if (update.pins.every((name) => pins.has(name))) return;
    for (const name of update.pins) pins.add(name);
    pin.run([...pins].join(','), batchId);
  };
}

/** Most transitions are neither the first nor the last: what only these change, and its indexes, is left alone by the others. */
function prepareRowUpdate(database: Database, batchId: number): (update: RowUpdate) => void {
  const change =
    'phase = ?, state = ?, outcome = ?, wake_at = ?, started = iif(?, started, 0), life = ?';
  const where = 'WHERE batch = ? AND key = ?';
  const move = database.prepare(`UPDATE row SET ${change} ${where}`);
  const beginOrEnd = database.prepare(
    `UPDATE row SET ${change}, started_at = coalesce(started_at, ?), settled_at = ? ${where}`,
  );
  return ({ key, at, event, life, phase, state, outcome, wakeAt }) => {
    const values = [phase, state, outcome, wakeAt, isCallKept(life), fromLife(life)];
    if (phase === 'ended') beginOrEnd.run(...values, at, at, batchId, key);
    else if (event === BEGIN) beginOrEnd.run(...values, at, null, batchId, key);
    else move.run(...values, batchId, key);
  };
}

/** 1 where a call went on through the transition: an event that changes nothing must not make it look unstarted. */
function isCallKept({ call, revision }: Life): 0 | 1 {
  return call !== null && call.revision < revision ? 1 : 0;
}

/** Writes a state value of XState as a path: `{ unregistered: { signingUp: 'calling' } }` is `unregistered.signingUp.calling`. */
function formatPath(value: unknown): string {
  if (typeof value === 'string') return value;
  return Object.entries(value as Readonly<Record<string, unknown>>)
    .map(([name, child]) => `${name}.${formatPath(child)}`)
    .join(' ');
}
