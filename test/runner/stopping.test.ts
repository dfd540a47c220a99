import { describe, expect, it } from 'vitest';
import { people, provisionedProofs, toProofs, useBench, until } from './rig.ts';

const bench = useBench();

/** The part of the lifecycle that needs no mail: a stop can fall into any of its calls. */
const AT_ONCE = { confirmation: { inbox: null } };

async function confirmAtOnce(): Promise<void> {
  await bench().control('PUT', 'pool', { autoConfirm: true });
}

/** Gives one row and then nothing, for ever. */
async function* endless() {
  yield* people(1);
  await new Promise(() => {});
}

async function proofs() {
  return toProofs(await bench().books());
}

describe('a run that is stopped', () => {
  it('is continued where it stood and does nothing twice', async () => {
    await confirmAtOnce();
    const rows = people(30);
    const first = await bench().start(rows, { changes: AT_ONCE, concurrency: 4 });
    await first.when('row.settled', 5);

    const stopped = await first.run.stop();
    const { summary } = await bench().finish(rows, { changes: AT_ONCE });

    expect(stopped.reason).toBe('stopped');
    expect(stopped.counts.pending).toBeGreaterThan(0);
    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 30, pending: 0 } });
    expect(await proofs()).toEqual(provisionedProofs(rows));
    const { SignUp, PutObject, SendEmail } = (await bench().books()).calls;
    expect({ SignUp, PutObject, SendEmail }).toEqual({ SignUp: 30, PutObject: 30, SendEmail: 30 });
  });

  it('awaits the calls that have left and makes no new one', async () => {
    await confirmAtOnce();
    await bench().disturb({ operation: 'SignUp', fault: 'delay:100ms' });
    const { run, when } = await bench().start(people(20), { changes: AT_ONCE, concurrency: 3 });
    await when('batch.ingested');
    await until(async () => (await bench().books()).calls['SignUp'] === 3);

    const { counts } = await run.stop();

    const { users } = await bench().books();
    expect(users).toHaveLength(3);
    expect(await bench().calls()).toEqual({ SignUp: 3 });
    expect(counts).toMatchObject({ pending: 20, provisioned: 0 });
  });

  it('breaks calls off at once where it is told so, and still signs nobody up twice', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().disturb({ operation: 'SignUp', fault: 'hang', calls: [2, 3] });
    const rows = people(4);
    const { run, when } = await bench().start(rows, { changes: AT_ONCE });
    await when('row.settled', 2);

    const { reason, counts } = await run.stop({ now: true });
    await bench().finish(rows, { changes: AT_ONCE });

    expect({ reason, counts }).toMatchObject({ reason: 'stopped', counts: { pending: 2 } });
    expect(await proofs()).toEqual(provisionedProofs(rows));
  });

  it('ends by its signal like by `stop`', async () => {
    await confirmAtOnce();
    const abort = new AbortController();
    const { run, when } = await bench().start(people(20), {
      changes: AT_ONCE,
      concurrency: 2,
      signal: abort.signal,
    });
    await when('row.settled', 1);

    abort.abort();

    const { reason, counts } = await run;
    expect(reason).toBe('stopped');
    expect(counts.provisioned).toBeGreaterThan(0);
    expect(counts.pending).toBeGreaterThan(0);
  });

  it('makes no call where its signal was aborted before', async () => {
    const { summary } = await bench().finish(people(3), { signal: AbortSignal.abort() });

    expect(summary.reason).toBe('stopped');
    const { SignUp } = (await bench().books()).calls;
    expect(SignUp).toBeUndefined();
  });

  it('has ended when the block that disposes of it is left', async () => {
    await confirmAtOnce();
    let ended = 0;
    {
      const { run: started, when } = await bench().start(people(20), {
        changes: AT_ONCE,
        concurrency: 2,
      });
      await using run = started;
      run.on('batch.ended', () => (ended += 1));
      await when('row.settled', 1);
    }
    const before = await bench().calls();

    expect(ended).toBe(1);
    expect(await bench().calls()).toEqual(before);
  });

  it('ends although the source of its rows never does', async () => {
    await confirmAtOnce();
    const { run, when } = await bench().start(endless(), { changes: AT_ONCE });
    await when('row.settled');

    expect(await run.stop()).toMatchObject({ reason: 'stopped', counts: { provisioned: 1 } });
  });
});

describe('a run that is continued', () => {
  it('carries on with rows that were begun before it begins new ones', async () => {
    await confirmAtOnce();
    await bench().disturb({ operation: 'PutObject', fault: 'hang' });
    const rows = people(6);
    const { run } = await bench().start(rows, { changes: AT_ONCE, concurrency: 2 });
    await until(async () => (await bench().books()).calls['PutObject'] === 2);
    await run.stop({ now: true });
    await bench().disturb();

    const { heard } = await bench().finish(rows, { changes: AT_ONCE, concurrency: 2 });

    const moved = heard.flatMap(({ event }) => ('to' in event ? [event] : []));
    const begun = moved.filter(({ from }) => from === 'authenticated').map(({ row }) => row);
    expect(new Set(begun.slice(0, 2))).toEqual(new Set([1, 2]));
    expect(moved[0]).toMatchObject({ from: 'authenticated', to: 'provisioned' });
  });

  it('comes to a row that stops the batch again only after every other row', async () => {
    await confirmAtOnce();
    await bench().control('PUT', 'pool', { autoConfirm: true, groups: [] });
    const rows = people(8).map((row, index) => (index === 0 ? { ...row, groups: ['typo'] } : row));
    const first = await bench().finish(rows, { changes: AT_ONCE, concurrency: 2 });

    const more = [...rows, ...people(5, 9)];
    const { summary } = await bench().finish(more, { changes: AT_ONCE, concurrency: 2 });

    expect(first.summary.counts.provisioned).toBeLessThan(7);
    expect(summary).toMatchObject({
      reason: 'held',
      held: { code: 'GROUP_NOT_FOUND' },
      counts: { provisioned: 12, pending: 1 },
    });
  });
});
