import { describe, expect, it } from 'vitest';
import { Rig } from '../local/rig.ts';
import { people, person, provisionedProofs, toProofs, useBench, until } from './rig.ts';
import type { Bench, Changes } from './rig.ts';

const bench = useBench();

/** Nobody but a person reads the mail. */
const BY_HAND: Changes = { confirmation: { inbox: null } };

async function readCode({ aws }: Bench, username: string): Promise<string> {
  const rig = new Rig(aws, { nowMs: 0 });
  try {
    return await rig.code(username);
  } finally {
    for (const client of [rig.cognito, rig.s3, rig.ses]) client.destroy();
  }
}

describe('a row that awaits its confirmation', () => {
  it('goes on with a code that is handed in while the run is under way', async () => {
    const { run, when } = await bench().start([person('ann')], { changes: BY_HAND });
    await when('row.moved');

    const isKnown = await run.deliver('ann', await readCode(bench(), 'ann'));

    expect(isKnown).toBe(true);
    expect(await run).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
  });

  it('goes on with a code that another process put into the store', async () => {
    const { run, when } = await bench().start([person('ann')], { changes: BY_HAND });
    await when('row.moved');
    const code = await readCode(bench(), 'ann');

    await bench().store.handIn({ batch: 'spring', key: 'ann', code });

    expect(await run).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
  });

  it('waits on after a wrong code and takes the right one', async () => {
    const { run, when, all } = await bench().start([person('ann')], { changes: BY_HAND });
    await when('row.moved');
    const code = await readCode(bench(), 'ann');
    const wrong = code === '000000' ? '111111' : '000000';

    await run.deliver('ann', wrong);
    await until(async () => (await bench().books()).calls['ConfirmSignUp'] === 1);
    await run.deliver('ann', code);

    expect(await run).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
    expect(all('row.settled')[0]?.result).toMatchObject({ attempts: { confirmingCode: 2 } });
  });

  it('is told nothing that cannot be a code', async () => {
    const { run, when } = await bench().start([person('ann')], { changes: BY_HAND });
    await when('row.moved');
    const handIn = { batch: 'spring', key: 'ann', code: '12 34' };
    const words = 'without white space, got one with white space.';

    await expect(run.deliver('ann', '12 34')).rejects.toThrow(words);
    await expect(bench().store.handIn(handIn)).rejects.toThrow(words);

    await run.stop();
    expect(await bench().calls()).toEqual({ SignUp: 1 });
  });

  it('is not there for a username that the batch has not', async () => {
    const { run, when } = await bench().start([person('ann')], { changes: BY_HAND });
    await when('row.moved');

    expect(await run.deliver('nobody', '123456')).toBe(false);

    expect((await run.stop()).counts).toMatchObject({ pending: 1 });
  });

  it.each([0, 50])('ends the run after %s ms without one, and costs no call', async (waitMs) => {
    const { summary } = await bench().finish(people(3), { changes: BY_HAND, waitMs });

    expect(summary).toMatchObject({ reason: 'waiting', counts: { pending: 3 } });
    expect(await bench().calls()).toEqual({ SignUp: 3 });
  });

  it('is provisioned by a later run that brings the code', async () => {
    const rows = [person('ann')];
    await bench().finish(rows, { changes: BY_HAND, waitMs: 0 });
    const code = await readCode(bench(), 'ann');

    const { run, when } = await bench().start(rows, { changes: BY_HAND });
    await when('batch.started');
    await run.deliver('ann', code);

    expect((await run).counts.provisioned).toBe(1);
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });

  it('is provisioned by a later run that finds the mail in the inbox', async () => {
    const rows = people(3);
    await bench().finish(rows, { changes: BY_HAND, waitMs: 0 });

    const { summary } = await bench().finish(rows, { waitMs: 0 });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 3 } });
    expect((await bench().books()).calls['ResendConfirmationCode']).toBeUndefined();
  });

  it('ends at its deadline', async () => {
    const { summary, results } = await bench().finish([person('ann')], {
      changes: { confirmation: { inbox: null, timeout: '100ms' } },
    });

    expect(summary.counts).toMatchObject({ failed: 1 });
    expect(results).toMatchObject([{ failure: { code: 'CONFIRMATION_TIMEOUT', retryable: true } }]);
  });

  it('has its inbox read before its deadline counts, however long nothing ran', async () => {
    const rows = [person('ann')];
    await bench().finish(rows, { changes: BY_HAND, waitMs: 0 });

    const { summary } = await bench().finish(rows, { aheadMs: 30 * 24 * 3_600_000 });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
  });

  it('finds its own code among those of others who share the address', async () => {
    const email = 'family@example.com';
    const rows = people(9).map((row) => ({ ...row, email }));

    await bench().finish(rows, { changes: BY_HAND, waitMs: 0 });

    const { summary } = await bench().finish(rows, { waitMs: 0 });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 9 } });
  });

  it('is no concern of mail that is for nobody, which is said', async () => {
    const rig = new Rig(bench().aws, { nowMs: 0 });
    await rig.signUp('stranger');
    for (const client of [rig.cognito, rig.s3, rig.ses]) client.destroy();

    const { all, summary } = await bench().finish([person('ann')]);

    expect(summary.counts.provisioned).toBe(1);
    expect(all('batch.mailIgnored').map(({ reason }) => reason)).toEqual(['no row waits for it']);
  });
});
