import { expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createRunner } from '../../src/runner.ts';
import { createMailCap } from '../../src/runner/mail-cap.ts';
import { createFailure } from '../../src/domain/failure.ts';
import { people, provisionedProofs, toProofs, until, useBench } from './rig.ts';
import { watch } from './watch.ts';

const DAY_MS = 24 * 3_600_000;

const CAP = createFailure('CONFIRMATION_MAIL_CAP', 'No more mail today.');

function createCap(nowAt: string, waitMs: number) {
  let at = Date.parse(nowAt);
  const heard: string[] = [];
  const cap = createMailCap({
    batch: { wakeHeld: async () => void heard.push('wakeHeld') },
    announce: (name, event) => void heard.push(`${name} ${JSON.stringify(event)}`),
    now: () => at,
    waitMs,
  });
  return { ...cap, heard, set: (time: string) => void (at = Date.parse(time)) };
}

it.each([
  ['2026-03-01T08:59:00Z', '2026-03-01T09:01:00.000Z'],
  ['2026-03-01T09:01:00Z', '2026-03-02T09:01:00.000Z'],
  ['2026-12-31T23:30:00Z', '2027-01-01T09:01:00.000Z'],
])('what meets the cap at %s waits until %s', async (at, resetAt) => {
  const cap = createCap(at, DAY_MS);
  expect(cap.park(CAP)).toBe(true);
  expect(cap.park(CAP)).toBe(true);
  expect(cap.heard).toEqual([`batch.parked ${JSON.stringify({ failure: CAP, until: resetAt })}`]);
  expect(await cap.stillParks()).toBe(true);

  cap.set(resetAt);

  expect(await cap.stillParks()).toBe(false);
  expect(cap.isParked()).toBe(false);
  expect(cap.heard.slice(1)).toEqual(['wakeHeld']);
});

it('what cannot be waited for, or is something else, is not parked', () => {
  expect(createCap('2026-03-01T08:00:00Z', 600_000).park(CAP)).toBe(false);
  expect(createCap('2026-03-01T08:00:00Z', DAY_MS).park(createFailure('MAIL_CAP', ''))).toBe(false);
});

/** The same for AWS and for us. */
const clock = { aheadMs: 0 };
const now = (): number => Date.now() + clock.aheadMs;
const bench = useBench({ now });

const FULL =
  'error:LimitExceededException:Exceeded daily email limit for the operation or the account.';

it('sign-ups go on when the day has come, and whoever waits is confirmed meanwhile', async () => {
  const rows = people(6);
  await bench().disturb({ operation: 'SignUp', fault: FULL, calls: [3, 4, 5, 6] });
  const { run, all } = watch(
    createRunner({
      services: await bench().services(),
      store: bench().store,
      config: parseConfig(bench().config()),
      now,
    }).start(rows, { batch: 'spring', concurrency: 1, waitMs: 2 * DAY_MS }),
  );
  const provisioned = async () =>
    all('row.settled').filter(({ result }) => result.outcome === 'provisioned').length;
  await until(async () => (await provisioned()) === 2);
  expect(all('batch.parked')).toMatchObject([{ failure: { code: 'CONFIRMATION_MAIL_CAP' } }]);
  expect((await bench().books()).calls['SignUp']).toBe(3);
  await bench().disturb();
  clock.aheadMs = DAY_MS;
  await run.deliver('person-1', '000000');

  expect(await run).toMatchObject({ reason: 'done', counts: { provisioned: 6 } });
  expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
});
