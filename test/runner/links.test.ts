import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createRunner } from '../../src/runner.ts';
import type { Links } from '../../src/services/links.ts';
import { Rig } from '../local/rig.ts';
import { people, person, provisionedProofs, toProofs, useBench, until } from './rig.ts';
import type { Changes } from './rig.ts';
import { watch } from './watch.ts';
import type { Watched } from './watch.ts';

const bench = useBench();
let rig: Rig;

beforeEach(async () => {
  rig = new Rig(bench().aws, { nowMs: 0 });
  await bench().control('PUT', 'pool', { confirmation: 'link' });
});
afterEach(() => {
  for (const client of [rig.cognito, rig.identity, rig.s3, rig.ses]) client.destroy();
});

/** People click; nobody reads their mail. */
const WAIT: Changes = { confirmation: { by: 'link', link: 'wait', inbox: null } };

const countCalls = async (operation: string) => (await bench().books()).calls[operation] ?? 0;

/** Clicks the link in a person's mail. */
async function click(username: string): Promise<void> {
  const [mail] = await rig.mails(username);
  const link = /https?:\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  expect(await fetch(link)).toHaveProperty('status', 200);
}

/** Rows are waiting once they say so. */
const waiting = ({ when }: Watched, count: number) => when('row.moved', count);

describe('a row that waits for the click of a person', () => {
  it('goes on once somebody clicked', async () => {
    const rows = people(2);
    const watched = await bench().start(rows, { changes: WAIT });
    await waiting(watched, 2);

    for (const { username } of rows) await click(username);

    expect(await watched.run).toMatchObject({ reason: 'done', counts: { provisioned: 2 } });
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });

  it('is left alone by the click of somebody else', async () => {
    const watched = await bench().start(people(2), { changes: WAIT });
    await waiting(watched, 2);

    await click('person-2');
    await watched.when('row.settled');

    const { counts } = await watched.run.stop();
    expect(counts).toMatchObject({ provisioned: 1, pending: 1 });
    expect(watched.all('row.settled')).toMatchObject([{ result: { username: 'person-2' } }]);
    expect(await countCalls('AdminGetUser')).toBe(1);
  });

  it('costs a sixtieth of a call, and none of its own', async () => {
    const watched = await bench().start(people(61), { changes: WAIT, waitMs: 60_000 });
    await waiting(watched, 61);
    const before = await countCalls('ListUsers');

    // Two pages a sweep: whatever was under way, one sweep looked for all of them.
    await until(async () => (await countCalls('ListUsers')) >= before + 4);

    await watched.run.stop();
    expect(await bench().calls()).toEqual({ SignUp: 61, ListUsers: expect.any(Number) as number });
  });

  it('is not looked for because it signed up while others were listed', async () => {
    const services = await bench().services(WAIT);
    const config = parseConfig(bench().config(WAIT));
    let listings = 0;
    /** A listing that ends only when somebody has signed up whom it does not hold. */
    const links: Links = {
      async *unconfirmed(signal) {
        listings += 1;
        if (services.links !== null) yield* services.links.unconfirmed(signal);
        await waiting(watched, 2);
      },
      follow: () => Promise.reject(new Error('Expected no link to be followed')),
    };
    const rows = (async function* () {
      yield person('ann');
      await until(async () => listings > 0);
      yield person('bob');
    })();
    const runner = createRunner({ services: { ...services, links }, store: bench().store, config });
    const watched = watch(runner.start(rows, { batch: 'spring' }));

    await until(async () => listings > 2);

    await watched.run.stop();
    expect(await countCalls('AdminGetUser')).toBe(0);
  });

  it('has its link sent again while it waits', async () => {
    const changes = { confirmation: { ...WAIT.confirmation, resendAfter: '1ms', maxResends: 2 } };
    const { run } = await bench().start([person('ann')], { changes });
    await until(async () => (await rig.mails('ann')).length === 3);

    expect((await run.stop()).counts).toMatchObject({ pending: 1 });
  });
});

describe('a run after downtime', () => {
  const overdue = { confirmation: { ...WAIT.confirmation, timeout: '1h' } };

  it('looks for clicks before an overdue deadline counts', async () => {
    const rows = people(3);
    const first = await bench().start(rows, { changes: overdue });
    await waiting(first, 3);
    await first.run.stop();
    for (const { username } of rows.slice(1)) await click(username);
    await bench().disturb({ operation: 'ListUsers', fault: 'throttle', calls: [1, 2] });

    const aheadMs = 2 * 3_600_000;
    const { summary, results } = await bench().finish(rows, { changes: overdue, aheadMs });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 2, failed: 1 } });
    expect(results.find(({ outcome }) => outcome === 'failed')).toMatchObject({
      username: 'person-1',
      failure: { code: 'CONFIRMATION_TIMEOUT' },
    });
  });

  it('stops where the pool may not be listed', async () => {
    await bench().disturb({ operation: 'ListUsers', fault: 'error:AccessDeniedException' });

    const { summary } = await bench().finish(people(1), { changes: WAIT });

    expect(summary).toMatchObject({ reason: 'held', held: { code: 'ACCESS_DENIED' } });
    expect(summary.held?.message).toContain('cognito-idp:ListUsers');
  });
});
