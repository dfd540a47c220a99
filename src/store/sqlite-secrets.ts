import { SECRET_NAMES } from '../domain/secrets.ts';
import type { SecretName, Secrets } from '../domain/secrets.ts';
import type { Database } from './database.ts';
import type { Sealer } from './seal.ts';

/** Keeps the secrets of a batch's rows, sealed. */
export interface SecretTable {
  keep(key: string, secrets: Secrets): void;
  forget(key: string): void;
  read(key: string): Secrets;
}

/** Says where a sealed text belongs, so that it opens nowhere else. */
export function toPlace(batchId: number, key: string, name: SecretName): string {
  return JSON.stringify([batchId, key, name]);
}

/** Makes the table of secrets of a batch. */
export function createSecretTable(
  database: Database,
  batchId: number,
  sealer: Sealer,
): SecretTable {
  const keep = database.prepare('INSERT OR REPLACE INTO secret VALUES (?, ?, ?, ?)');
  const forget = database.prepare('DELETE FROM secret WHERE batch = ? AND key = ?');
  const read = database.prepare('SELECT name, sealed FROM secret WHERE batch = ? AND key = ?');
  return {
    keep(key, secrets) {
      for (const name of SECRET_NAMES) {
        const text = secrets[name];
        if (text === undefined) continue;
        keep.run(batchId, key, name, sealer.seal(text, toPlace(batchId, key, name)));
      }
    },
    forget: (key) => void forget.run(batchId, key),
    read: (key) =>
      Object.fromEntries(
        (read.all(batchId, key) as SecretRecord[]).map(({ name, sealed }) => [
          name,
          sealer.unseal(sealed, toPlace(batchId, key, name)),
        ]),
      ),
  };
}

interface SecretRecord {
  readonly name: SecretName;
  readonly sealed: Uint8Array;
}
