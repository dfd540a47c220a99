import { ConfigError } from '../domain/config-error.ts';
import { parseCode } from '../domain/confirmation-code.ts';
import { findBatchRecord } from './batch-record.ts';
import type { Database } from './database.ts';
import { assertKeyId } from './seal.ts';
import type { Sealer } from './seal.ts';
import { toPlace } from './sqlite-secrets.ts';

/** A code that a person read, and whom it is for. */
export interface HandIn {
  readonly batch: string;
  readonly key: string;
  readonly code: string;
}

/**
 * Keeps a code for the process that runs the batch, now or later.
 *
 * @throws ConfigError where it cannot be a code, or the batch or the row does not exist or no longer waits for one
 */
export function handIn(
  database: Database,
  sealer: Sealer,
  { batch: name, key, code }: HandIn,
): void {
  const read = parseCode(code);
  const batch = findBatchRecord(database, name);
  if (batch === undefined) throw new ConfigError(`Expected a batch ${name}, found none.`);
  assertKeyId(batch.key_id, sealer.keyId);
  assertWaiting(database, batch.id, key);
  const sealed = sealer.seal(read, toPlace(batch.id, key, 'code'));
  // In one statement, since several processes hand codes in: the number keeps them in order, whatever the clock says.
  database
    .prepare(
      `INSERT INTO inbox (batch, id, received_at, key, code)
        SELECT ?1, format('${HANDED_IN}%012d', coalesce(max(cast(substr(id, ${HANDED_IN.length + 1}) AS INTEGER)), 0) + 1), ?2, ?3, ?4
        FROM inbox WHERE batch = ?1 AND id LIKE '${HANDED_IN}%'`,
    )
    .run(batch.id, Date.now(), key, sealed);
}

/** Begins the ids of codes that were handed in; those of mails are the keys of their objects. */
const HANDED_IN = 'hand:';

function assertWaiting(database: Database, batchId: number, key: string): void {
  const row = database
    .prepare('SELECT outcome, state, phase FROM row WHERE batch = ? AND key = ?')
    .get(batchId, key) as
    { readonly outcome: string; readonly state: string; readonly phase: string } | undefined;
  if (row === undefined) {
    throw new ConfigError(`Expected the username of a row of this batch, got ${key}.`);
  }
  if (row.outcome !== 'pending') {
    throw new ConfigError(`Expected a row that waits for a code, but ${key} is ${row.outcome}.`);
  }
  if (row.phase === 'new') {
    throw new ConfigError(`Expected a row that was signed up, but ${key} has not begun.`);
  }
  if (!['unregistered', 'pendingConfirmation'].includes(row.state)) {
    throw new ConfigError(`Expected a row that waits for a code, but ${key} is confirmed already.`);
  }
}
