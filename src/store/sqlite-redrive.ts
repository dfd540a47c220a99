import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Batch, RedriveChoice } from './store.ts';

interface RedriveOptions {
  readonly database: Database;
  readonly batchId: number;
  readonly commits: GroupCommit;
}

/** Makes the part of a batch that lets rows begin again, all of them in one commit. */
export function createSqliteRedrive(options: RedriveOptions): Pick<Batch, 'redrive'> {
  const { database, batchId, commits } = options;
  const redrive = database.prepare(
    `UPDATE row SET phase = 'new', state = 'unregistered', outcome = 'pending', wake_at = NULL, settled_at = NULL
      WHERE batch = ? AND outcome IN ('failed', 'cancelled')
        AND (? IS NULL OR json_extract(life, '$.context.failure.code') IN (SELECT value FROM json_each(?)))
        AND (? IS NULL OR key IN (SELECT value FROM json_each(?)))`,
  );
  return {
    async redrive({ codes, usernames }: RedriveChoice) {
      let count = 0;
      const [chosenCodes, chosenKeys] = [toList(codes), toList(usernames)];
      await commits.write(() => {
        count = redrive.run(batchId, chosenCodes, chosenCodes, chosenKeys, chosenKeys).changes;
      });
      return count;
    },
  };
}

function toList(values: readonly string[] | undefined): string | null {
  return values === undefined ? null : JSON.stringify(values);
}
