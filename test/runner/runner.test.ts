import { describe, expect, it } from 'vitest';
import { people, provisionedProofs, toProofs, useBench } from './rig.ts';

const bench = useBench();

async function* broken() {
  yield* people(2);
  throw new Error('the disk was pulled out');
}

describe('a run', () => {
  it('carries every row from the input to a provisioned user and counts them', async () => {
    const rows = people(5);

    const { summary, results } = await bench().finish(rows);

    expect(summary).toMatchObject({ batch: 'spring', reason: 'done', failures: [] });
    expect(summary.counts).toMatchObject({ provisioned: 5, failed: 0, pending: 0 });
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
    expect(results).toHaveLength(5);
    expect(results[0]).toMatchObject({
      batch: 'spring',
      state: 'provisioned',
      outcome: 'provisioned',
      mail: { status: 'sent' },
      attempts: { signingUp: 1, confirmingCode: 1, storingObject: 1, sendingWelcomeMail: 1 },
    });
  });

  it('announces a row in the order of its lifecycle and the end of the batch last', async () => {
    const { heard } = await bench().finish(people(1));

    const told = heard.map(({ name, event }) =>
      name === 'row.moved' && 'to' in event ? `${event.from} → ${event.to}` : name,
    );

    expect(told.filter((line) => line !== 'batch.ingested')).toEqual([
      'batch.started',
      'batch.admitted',
      'unregistered → pendingConfirmation',
      'pendingConfirmation → confirmed',
      'confirmed → authenticated',
      'authenticated → provisioned',
      'row.settled',
      'batch.ended',
    ]);
    expect(told).toContain('batch.ingested');
  });

  it('stops telling a listener that has taken itself off', async () => {
    const { run, when } = await bench().start(people(2), { concurrency: 1 });
    let heard = 0;
    const off = run.on('row.settled', () => {
      heard += 1;
      off();
    });

    await when('batch.ended');

    expect(heard).toBe(1);
  });

  it('keeps the batches of one store apart', async () => {
    await bench().finish(people(2), { batch: 'spring' });

    const { summary } = await bench().finish(people(3, 10), { batch: 'autumn' });

    expect(summary.counts.provisioned).toBe(3);
    expect(await bench().store.batchNames()).toEqual(['spring', 'autumn']);
    expect((await bench().books()).users).toHaveLength(5);
  });

  it('finds nothing to do in a batch that has ended', async () => {
    await bench().finish(people(3));
    const before = (await bench().books()).calls;

    const { summary, results } = await bench().finish(people(3));

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 3 } });
    expect(results).toEqual([]);
    const { SignUp, PutObject, SendEmail } = (await bench().books()).calls;
    expect({ SignUp, PutObject, SendEmail }).toEqual({
      SignUp: before['SignUp'],
      PutObject: before['PutObject'],
      SendEmail: before['SendEmail'],
    });
  });

  it.each([0, -1, 1.5, Number.NaN])(
    'is refused where the concurrency is %s',
    async (concurrency) => {
      await expect(bench().finish(people(1), { concurrency })).rejects.toThrow(
        `Expected \`concurrency\` to be a number from 1 up, got ${concurrency}.`,
      );
    },
  );

  it('rejects where the source of the rows breaks, and goes on from there the next time', async () => {
    await expect(bench().finish(broken())).rejects.toThrow('the disk was pulled out');

    const { summary } = await bench().finish(people(3));
    expect(summary.counts.provisioned).toBe(3);
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(people(3)));
  });
});
