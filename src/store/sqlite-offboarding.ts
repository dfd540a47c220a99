import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SecretTable } from './sqlite-secrets.ts';
import type { Batch } from './store.ts';

interface OffboardingOptions {
  readonly database: Database;
  readonly batchId: number;
  readonly commits: GroupCommit;
  readonly secrets: SecretTable;
}

/** Makes the part of a batch that remembers what was deleted of what its rows made. */
export function createSqliteOffboarding({
  database,
  batchId,
  commits,
  secrets,
}: OffboardingOptions): Pick<Batch, 'markOffboarded'> {
  const mark = database.prepare('INSERT OR REPLACE INTO offboarding VALUES (?, ?, ?, ?, ?, ?)');
  return {
    markOffboarded: (key, { revision, at, user, object }) =>
      commits.write(() => {
        mark.run(batchId, key, revision, at, user, object);
        secrets.forget(key);
      }),
  };
}
