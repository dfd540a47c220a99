import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/store-error.ts';
import { people, toProofs, useBench } from './rig.ts';

const bench = useBench();
const AT_ONCE = { confirmation: { inbox: null } };

/** Changes the store from outside, as a full disk would. */
function execute(sql: string): void {
  const database = new DatabaseSync(join(bench().dir, 'progress.sqlite'), { timeout: 5000 });
  database.exec(sql);
  database.close();
}

describe('a store that can no longer be written', () => {
  it.each([0, 1, 7, 20, 33])(
    'after %s transitions rejects the run and loses nothing',
    async (transitions) => {
      await bench().control('PUT', 'pool', { autoConfirm: true });
      execute(`CREATE TRIGGER full BEFORE INSERT ON transition
        WHEN (SELECT count(*) FROM transition) >= ${transitions}
        BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
      const rows = people(5);

      const broken = bench().finish(rows, { changes: AT_ONCE, concurrency: 3 });
      await expect(broken).rejects.toThrow(StoreError);
      await expect(broken).rejects.toThrow(/disk is full.*mend the disk, then run/);
      execute('DROP TRIGGER full');
      await bench().reopen();
      const { summary } = await bench().finish(rows, { changes: AT_ONCE });

      expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 5 } });
      const proofs = toProofs(await bench().books());
      expect(proofs).toMatchObject(
        rows.map(({ username }) => ({ username, signUps: 1, hasObject: true })),
      );
      expect(proofs.every(({ welcomes }) => welcomes <= 1)).toBe(true);
    },
  );

  it('takes no code that is lost with it', async () => {
    const changes = { confirmation: { inbox: null } };
    const { run, when } = await bench().start(people(1), { changes });
    await when('row.moved');
    execute(`CREATE TRIGGER full BEFORE INSERT ON transition WHEN NEW.event = 'code.received'
      BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);

    await expect(run.deliver('person-1', '123456')).rejects.toThrow(StoreError);
    await expect(run).rejects.toThrow(StoreError);
    execute('DROP TRIGGER full');
  });
});
