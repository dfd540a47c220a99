import { ConfigError } from '../domain/config-error.ts';
import type { Target } from '../domain/target.ts';
import type { Database } from './database.ts';
import { assertKeyId } from './seal.ts';
import { StoreError } from './store-error.ts';
import type { Pin } from './store.ts';

/** A record of the table `batch`. */
export interface BatchRecord {
  readonly id: number;
  readonly name: string;
  readonly target: string;
  readonly pinned: string;
  readonly key_id: string;
}

interface BatchIdentity {
  readonly name: string;
  readonly target: Target;
  readonly keyId: string;
}

/**
 * Finds the record of a batch, or makes it.
 *
 * @throws ConfigError where the batch belongs to another target or key
 */
export function makeBatchRecord(
  database: Database,
  { name, target, keyId }: BatchIdentity,
): BatchRecord {
  const text = JSON.stringify(target);
  database
    .prepare(
      'INSERT INTO batch (name, target, key_id, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(name, text, keyId, Date.now());
  const batch = findBatchRecord(database, name);
  if (batch === undefined) throw new StoreError(`Expected the batch ${name} to be kept, it is not`);
  assertKeyId(batch.key_id, keyId);
  assertTarget(batch, target);
  database.prepare('UPDATE batch SET target = ? WHERE id = ?').run(text, batch.id);
  return { ...batch, target: text };
}

/** A part of the target may be mended until something was made there. */
function assertTarget(batch: BatchRecord, target: Target): void {
  const known = JSON.parse(batch.target) as Target;
  for (const pin of readPins(batch)) {
    for (const field of PINNED_FIELDS[pin]) {
      if (known[field] === target[field]) continue;
      throw new ConfigError(
        `Expected the batch ${batch.name} to go on with ${field} \`${known[field]}\`, where it has made something, got \`${target[field]}\`. Restore the configuration, or begin another batch with --batch.`,
      );
    }
  }
}

const PINNED_FIELDS = {
  pool: ['region', 'userPoolId', 'clientId'],
  bucket: ['bucket'],
} as const satisfies Record<Pin, readonly (keyof Target)[]>;

/** Reads which parts of the target are the batch's own. */
export function readPins({ pinned }: BatchRecord): readonly Pin[] {
  return pinned.split(',').filter((name): name is Pin => name in PINNED_FIELDS);
}

/** Finds the record of a batch by its name. */
export function findBatchRecord(database: Database, name: string): BatchRecord | undefined {
  return database.prepare('SELECT * FROM batch WHERE name = ?').get(name) as
    BatchRecord | undefined;
}
