import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { toPlace } from './sqlite-secrets.ts';
import type { Sealer } from './seal.ts';
import type { Batch } from './store.ts';

interface InboxOptions {
  readonly database: Database;
  readonly batchId: number;
  readonly commits: GroupCommit;
  readonly sealer: Sealer;
}

type InboxTable = Pick<
  Batch,
  'unread' | 'markRead' | 'newestMailAt' | 'handedInCodes' | 'forgetHandedIn'
>;

/** Makes the part of a batch that remembers which mails were read and keeps codes that people hand in. */
export function createSqliteInbox({
  database,
  batchId,
  commits,
  sealer,
}: InboxOptions): InboxTable {
  const isRead = database.prepare('SELECT 1 FROM inbox WHERE batch = ? AND id = ?');
  const markRead = database.prepare(
    'INSERT OR IGNORE INTO inbox (batch, id, received_at, key) VALUES (?, ?, ?, ?)',
  );
  const newest = database.prepare(
    'SELECT max(received_at) AS at FROM inbox WHERE batch = ? AND key = ? AND code IS NULL',
  );
  const handedIn = database.prepare(
    'SELECT id, key, code FROM inbox WHERE batch = ? AND code IS NOT NULL ORDER BY id',
  );
  const forget = database.prepare('DELETE FROM inbox WHERE batch = ? AND id = ?');

  return {
    async unread(ids) {
      commits.apply();
      return new Set(ids.filter((id) => isRead.get(batchId, id) === undefined));
    },
    markRead: ({ id, receivedAt, key }) =>
      commits.write(() => void markRead.run(batchId, id, receivedAt, key)),
    async newestMailAt(key) {
      commits.apply();
      return (newest.get(batchId, key) as { readonly at: number | null }).at ?? 0;
    },
    async handedInCodes() {
      const records = handedIn.all(batchId) as HandedInRecord[];
      return records.map(({ id, key, code }) => ({
        id,
        key,
        code: sealer.unseal(code, toPlace(batchId, key, 'code')),
      }));
    },
    forgetHandedIn: (id) => commits.write(() => void forget.run(batchId, id)),
  };
}

interface HandedInRecord {
  readonly id: string;
  readonly key: string;
  readonly code: Uint8Array;
}
