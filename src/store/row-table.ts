import { ConfigError } from '../domain/config-error.ts';
import type { Life } from '../domain/life.ts';
import type { LifecycleState } from '../domain/lifecycle.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { RowPhase, StoredRow } from './store.ts';

/** A record of the table `row`. */
export interface RowRecord {
  readonly seq: number;
  readonly key: string;
  readonly number: number;
  readonly attributes: string;
  readonly groups: string;
  readonly phase: RowPhase;
  readonly state: LifecycleState;
  readonly outcome: Outcome;
  readonly life: string | null;
  readonly started: number;
  readonly started_at: number | null;
  readonly settled_at: number | null;
}

/** The columns of a {@link RowRecord}. */
export const ROW_COLUMNS =
  'seq, key, number, attributes, groups, phase, state, outcome, life, started, started_at, settled_at';

/** Reads a record of the table `row`. */
export function toStoredRow(record: RowRecord): StoredRow & { readonly seq: number } {
  return {
    seq: record.seq,
    key: record.key,
    number: record.number,
    attributes: JSON.parse(record.attributes) as StoredRow['attributes'],
    groups: JSON.parse(record.groups) as StoredRow['groups'],
    phase: record.phase,
    state: record.state,
    outcome: record.outcome,
    life: record.life === null ? null : toLife(record.life, record.key),
    started: record.started === 1,
    startedAt: record.started_at,
    settledAt: record.settled_at,
  };
}

/** Version of the chart's snapshots; another version is refused by name, never cut to fit. */
const SNAPSHOT_VERSION = 1;

/** Writes a life with the version of its snapshot. */
export function fromLife(life: Life): string {
  return JSON.stringify({ v: SNAPSHOT_VERSION, ...life });
}

function toLife(text: string, key: string): Life {
  const { v, ...life } = JSON.parse(text) as Life & { readonly v: number };
  if (v === SNAPSHOT_VERSION) return life;
  throw new ConfigError(
    `Expected the snapshot of ${key} to have version ${SNAPSHOT_VERSION}, got ${v}. Continue the batch with the cognito-onboard that wrote it.`,
  );
}
