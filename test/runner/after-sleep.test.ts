import { once } from 'node:events';
import { expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createRunner } from '../../src/runner.ts';
import type { Inbox, InboxEntry } from '../../src/services/inbox.ts';
import { person, until, useBench } from './rig.ts';
import { watch } from './watch.ts';

const bench = useBench();

const MONTH_MS = 30 * 24 * 3_600_000;

/** An inbox whose listings wait for leave, once it is held back. */
function holdBack(inbox: Inbox) {
  const leave = new AbortController();
  const left = once(leave.signal, 'abort');
  let isHeld = false;
  let listings = 0;
  const held: Inbox = {
    ...inbox,
    async *list(signal): AsyncGenerator<readonly InboxEntry[]> {
      listings += 1;
      if (isHeld) await left;
      yield* inbox.list(signal);
    },
  };
  return {
    inbox: held,
    listings: () => listings,
    hold: () => void (isHeld = true),
    release: () => leave.abort(),
  };
}

it('lets no deadline count before the mail is read that came while the machine slept', async () => {
  const config = parseConfig(bench().config());
  const services = await bench().services();
  if (services.inbox === null) throw new Error('Expected an inbox');
  const { inbox, ...held } = holdBack(services.inbox);
  let sleptMs = 0;
  const { run, all } = watch(
    createRunner({
      services: { ...services, inbox },
      store: bench().store,
      config,
      now: () => Date.now() + sleptMs,
    }).start([person('ann')], { batch: 'spring', waitMs: 2 * MONTH_MS }),
  );
  const isWaiting = async () => all('row.moved').some(({ to }) => to === 'pendingConfirmation');
  // The first reading is through, and finds nobody's mail: the row begins after it.
  await until(async () => held.listings() > 0);
  held.hold();
  await until(isWaiting);

  sleptMs = MONTH_MS;
  // A code that is wrong makes the loop look at what is due.
  await run.deliver('ann', '000000');
  await until(async () => held.listings() > 1);
  held.release();

  expect(await run).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
});
