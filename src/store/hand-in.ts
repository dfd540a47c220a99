import { randomUUID } from 'node:crypto';
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
  database
    .prepare('INSERT INTO inbox (batch, id, received_at, key, code) VALUES (?, ?, ?, ?, ?)')
    .run(
      batch.id,
      `hand:${randomUUID()}`,
      Date.now(),
      key,
      sealer.seal(read, toPlace(batch.id, key, 'code')),
    );
}

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
