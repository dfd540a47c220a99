import { afterAll, expect, it } from 'vitest';
import type { Summary } from '../../src/domain/summary.ts';
import type { StoredTransition } from '../../src/store/store.ts';
import { Rig } from '../local/rig.ts';
import { Postman } from './postman.ts';
import type { Fate } from './postman.ts';
import { people, provisionedProofs, toProofs, useBench } from './rig.ts';
import type { Changes } from './rig.ts';

const ROWS = 500;
const HOUR_MS = 3_600_000;
const TICK_MS = 12 * HOUR_MS;
const TICKS = 15;
const MAX_RESENDS = 4;

/** The same time for AWS, the postman and us; it stands still but for what really passes. */
const clock = { aheadMs: 0 };
const now = (): number => Date.now() + clock.aheadMs;
const bench = useBench({ now });

const CHANGES: Changes = {
  confirmation: { resendAfter: '24h', timeout: '7d', maxResends: MAX_RESENDS },
};

let rig: Rig | undefined;
afterAll(() => {
  for (const client of [rig?.cognito, rig?.identity, rig?.s3, rig?.ses]) client?.destroy();
});

/** https://en.wikipedia.org/wiki/Linear_congruential_generator */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function hire(): Postman {
  rig = new Rig(bench().aws, { nowMs: 0 });
  const prefix = bench().aws.config.confirmation?.inbox?.prefix ?? '';
  return new Postman({
    s3: rig.s3,
    bucket: rig.inboxBucket,
    from: prefix,
    to: 'delivered/',
    now,
    lateMs: 30 * HOUR_MS,
    random: createRandom(7),
  });
}

/** One process of the week: it does what there is to do, and ends while rows still wait. */
async function runOnce(rows: ReturnType<typeof people>): Promise<Summary> {
  const inbox = bench().aws.config.confirmation?.inbox;
  if (!inbox) throw new Error('Expected an inbox');
  const confirmation = { ...CHANGES.confirmation, inbox: { ...inbox, prefix: 'delivered/' } };
  const { run } = await bench().start(rows, {
    changes: { ...CHANGES, confirmation },
    aheadMs: clock.aheadMs,
    waitMs: 100,
  });
  return run;
}

async function liveAWeek(rows: ReturnType<typeof people>, postman: Postman): Promise<Summary> {
  for (let tick = 0; ; tick += 1) {
    const summary = await runOnce(rows);
    if (tick === TICKS) return summary;
    await postman.deliverLate();
    // What is delivered within a second has no order.
    clock.aheadMs += 2000;
    await postman.deliverNew();
    clock.aheadMs += TICK_MS;
    await bench().reopen();
  }
}

async function readHistories(): Promise<ReadonlyMap<string, readonly StoredTransition[]>> {
  const batch = await bench().store.findBatch('spring');
  const histories = new Map<string, readonly StoredTransition[]>();
  for await (const { key } of batch?.rows() ?? []) {
    histories.set(key, (await batch?.history(key)) ?? []);
  }
  return histories;
}

const isGood = (fate: Fate): boolean => fate === 'prompt' || fate === 'doubled';

it('a week of lost, doubled, wrong and late codes ends with every row where it belongs', async () => {
  const rows = people(ROWS);
  const postman = hire();

  const summary = await liveAWeek(rows, postman);

  const confirmable = rows.filter(({ email }) => postman.fates.get(email)?.some(isGood));
  expect(summary).toMatchObject({
    reason: 'done',
    counts: { provisioned: confirmable.length, failed: ROWS - confirmable.length, pending: 0 },
  });
  expect(confirmable.length).toBeGreaterThan(0.9 * ROWS);
  const proofs = toProofs(await bench().books()).filter(({ status }) => status === 'CONFIRMED');
  expect(proofs).toEqual(provisionedProofs(confirmable));

  const histories = await readHistories();
  for (const history of histories.values()) {
    const failures = history.flatMap(({ failure }) => failure?.code ?? []);
    expect(failures).not.toContain('ATTEMPT_LIMIT');
    const resends = history.filter(({ event }) => event === 'resendCode.done');
    expect(resends.length).toBeLessThanOrEqual(MAX_RESENDS);
  }
  const late = [...histories.values()].map((history) => history.at(-1)?.failure?.code);
  expect(late.filter((code) => code === 'CONFIRMATION_TIMEOUT')).toHaveLength(
    ROWS - confirmable.length,
  );
  const fates = [...postman.fates.values()].flat();
  expect(new Set(fates)).toEqual(new Set(['prompt', 'lost', 'doubled', 'wrong', 'late']));
}, 120_000);
