import { describe, expect, it } from 'vitest';
import { Rig } from '../local/rig.ts';
import { people, provisionedProofs, toProofs, useBench, until } from './rig.ts';
import type { Changes } from './rig.ts';

const bench = useBench();

/** Nobody but a person reads the mail. */
const BY_HAND: Changes = { confirmation: { inbox: null } };

async function leaveWaiting(rows: ReturnType<typeof people>, changes: Changes): Promise<void> {
  const { run, all } = await bench().start(rows, { changes });
  const isWaiting = async () =>
    all('row.moved').filter(({ to }) => to === 'pendingConfirmation').length === rows.length;
  await until(isWaiting);
  await run.stop();
}

/** Longer than any confirmation may take: nothing ran meanwhile. */
const aheadMs = 30 * 24 * 3_600_000;

async function readCodes(rows: ReturnType<typeof people>): Promise<ReadonlyMap<string, string>> {
  const rig = new Rig(bench().aws, { nowMs: 0 });
  const codes = new Map<string, string>();
  for (const { username } of rows) codes.set(username, await rig.code(username));
  for (const client of [rig.cognito, rig.s3, rig.ses]) client.destroy();
  return codes;
}

async function handIn(codes: ReadonlyMap<string, string>): Promise<void> {
  for (const [key, code] of codes) await bench().store.handIn({ batch: 'spring', key, code });
}

describe('a run after downtime', () => {
  it('takes the codes that were handed in before any overdue deadline counts', async () => {
    const rows = people(4);
    await leaveWaiting(rows, BY_HAND);
    await handIn(await readCodes(rows));

    const { summary } = await bench().finish(rows, { changes: BY_HAND, aheadMs });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 4 } });
  });

  it('lets no deadline count before every mail of the inbox could be fetched', async () => {
    const rows = people(3);
    await leaveWaiting(rows, BY_HAND);
    await bench().disturb({ operation: 'GetObject', fault: 'throttle', calls: [1, 2] });

    const { summary } = await bench().finish(rows, { aheadMs });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 3 } });
  });

  it('carries on with more due rows than it has places', async () => {
    const rows = people(10);
    await leaveWaiting(rows, BY_HAND);
    await handIn(await readCodes(rows));

    const { summary } = await bench().finish(rows, { changes: BY_HAND, concurrency: 2 });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 10 } });
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });

  it('resumes a held row that was handed another code meanwhile', async () => {
    const rows = people(1);
    await leaveWaiting(rows, BY_HAND);
    const codes = await readCodes(rows);
    await handIn(codes);
    await bench().disturb({ operation: 'ConfirmSignUp', fault: 'error:ForbiddenException' });
    const held = await bench().finish(rows, { changes: BY_HAND });
    expect(held.summary).toMatchObject({ reason: 'held', held: { code: 'FIREWALL_BLOCKED' } });
    await bench().disturb();
    await handIn(codes);

    const { summary } = await bench().finish(rows, { changes: BY_HAND });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
  });
});

describe('an inbox that answers what no second try mends', () => {
  it('stops the run in place of waiting for ever', async () => {
    await bench().disturb({ operation: 'ListObjectsV2', fault: 'error:InvalidRequest' });

    const { summary } = await bench().finish(people(1), { waitMs: 0 });

    expect(summary).toMatchObject({ reason: 'held', counts: { provisioned: 0 } });
  });
});
