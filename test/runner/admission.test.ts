import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startProxy } from './proxy.ts';
import { people, person, toProofs, useBench } from './rig.ts';

const bench = useBench();
const AT_ONCE = { confirmation: { inbox: null } };

/** Lines that the store takes in at a time. */
const PORTION = 250;

describe('the input of a run', () => {
  it('is worked on while its source pauses', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    const whenSettled = new EventEmitter();
    const isFirstSettled = once(whenSettled, 'settled');
    async function* pausing() {
      yield person('early');
      await isFirstSettled;
      yield person('late');
    }
    const { run, when } = await bench().start(pausing(), { changes: AT_ONCE });

    await when('row.settled');
    whenSettled.emit('settled');

    expect((await run).counts.provisioned).toBe(2);
  });

  it('is never pulled further ahead than one portion', async () => {
    await bench().disturb({ operation: 'SignUp', fault: 'hang' });
    let pulled = 0;
    let furthest = 0;
    let admitted = 0;
    function* many() {
      for (const row of people(1200)) {
        pulled += 1;
        furthest = Math.max(furthest, pulled - admitted);
        yield row;
      }
    }
    const { run, when } = await bench().start(many(), { changes: AT_ONCE, concurrency: 1 });
    run.on('batch.admitted', ({ added }) => (admitted += added));

    await when('batch.ingested');
    await run.stop({ now: true });

    expect(pulled).toBe(1200);
    expect(furthest).toBeLessThanOrEqual(PORTION + 1);
  });

  it('is given back to its source when the run stops early', async () => {
    const source = new EventEmitter();
    const isGivenBack = once(source, 'givenBack');
    async function* many() {
      try {
        for (let index = 1; ; index += 1) yield person(`person-${index}`);
      } finally {
        source.emit('givenBack');
      }
    }
    await bench().disturb({ operation: 'SignUp', fault: 'hang' });
    const { run, when } = await bench().start(many(), { changes: AT_ONCE, concurrency: 1 });
    await when('batch.admitted');

    await run.stop({ now: true });

    await expect(isGivenBack).resolves.toEqual([]);
  });

  it('rejects a row that cannot be onboarded, says why, and goes on with the others', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    const rows = [person('ann'), { username: 'bob', email: 'bob@example.com' }, person('cyd')];

    const { summary, all } = await bench().finish(rows, { changes: AT_ONCE });

    expect(summary.counts).toMatchObject({ provisioned: 2, rejected: 1 });
    expect(all('row.rejected')).toEqual([
      { row: 2, username: 'bob', reasons: [expect.stringContaining('password')] },
    ]);
  });

  it('rejects the later of two rows with one username, also in the next run', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    const rows = [person('ann'), person('bob'), { ...person('ann'), email: 'other@example.com' }];

    const first = await bench().finish(rows, { changes: AT_ONCE });
    const second = await bench().finish(rows, { changes: AT_ONCE });

    const rejected = { row: 3, username: 'ann', reasons: [expect.stringContaining('one row')] };
    expect(first.all('row.rejected')).toEqual([rejected]);
    expect(second.all('row.rejected')).toEqual([rejected]);
    expect(second.summary.counts).toMatchObject({ provisioned: 2, rejected: 1 });
    expect((await bench().books()).users).toHaveLength(2);
  });

  it('may grow between two runs', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().finish(people(2), { changes: AT_ONCE });

    const { summary, all } = await bench().finish(people(4), { changes: AT_ONCE });

    expect(all('batch.admitted').reduce((sum, { added }) => sum + added, 0)).toBe(2);
    expect(summary.counts.provisioned).toBe(4);
    expect((await bench().books()).users.every(({ signUps }) => signUps === 1)).toBe(true);
  });

  it('leaves a row as it began where the file has changed it since, and says so', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().finish(people(2), { changes: AT_ONCE });
    const [first, second] = people(2);

    const { all, summary } = await bench().finish(
      [first, { ...second, password: 'Another1!pass' }],
      { changes: AT_ONCE },
    );

    expect(all('row.changed')).toEqual([{ row: 2, username: 'person-2' }]);
    expect(summary.counts).toMatchObject({ provisioned: 2, rejected: 0 });
    expect(toProofs(await bench().books())[1]).toMatchObject({ signUps: 1 });
  });
});

describe('the rows under way', () => {
  it.each([1, 5])('are never more than the concurrency of %s, and as many', async (concurrency) => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().disturb({ operation: '*', fault: 'delay:10ms' });
    await using proxy = await startProxy(bench().aws.endpoint);
    const { endpoint } = proxy;
    const endpoints = { cognitoIdentityProvider: endpoint, s3: endpoint, ses: endpoint };

    const { summary } = await bench().finish(people(12), {
      changes: { ...AT_ONCE, endpoints },
      concurrency,
    });

    expect(summary.counts.provisioned).toBe(12);
    expect(proxy.peak()).toBe(concurrency);
  });
});
