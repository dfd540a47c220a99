import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createRunner } from '../../src/runner.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createKey } from '../../src/store/key.ts';
import { migrate } from '../../src/store/schema.ts';
import { createSealer } from '../../src/store/seal.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import type { Transport } from '../world/request.ts';
import { WORLD_CONFIG, createWorldServices } from '../world/services.ts';
import { createWorld } from '../world/world.ts';
import { Timeline } from './timeline.ts';

// Lets one process wait for a day of virtual time, and weighs its heap at every hour.

const ROWS = 100;
const HOUR_MS = 3_600_000;
const HOURS = 24;
/** By then everything was done once: sign-ups, readings of the inbox, and the first resends. */
const WARM_HOURS = 8;
const MOST_GROWTH = 1.05;

/** Nobody reads the mail: rows are sent it again and again. */
const CONFIG: ConfigInput = {
  ...WORLD_CONFIG,
  confirmation: {
    timeout: '7d',
    resendAfter: '6h',
    inbox: { bucket: 'inbox', prefix: 'inbox/' },
  },
};

const atOnce: Transport = async (_, take) => take();

async function startRun(timeline: Timeline): Promise<() => Promise<unknown>> {
  const now = (): number => timeline.now();
  const database = openDatabase(':memory:', false);
  migrate(database);
  const sealer = createSealer(createKey());
  const world = createWorld({ now, settings: { storesLetters: false } });
  const runner = createRunner({
    services: await createWorldServices({ world, transport: atOnce, config: CONFIG, now }),
    store: createSqliteStore({ database, sealer, lock: () => () => {} }),
    config: parseConfig(CONFIG),
  });
  const people = Array.from({ length: ROWS }, (_, index) => ({
    username: `person-${index}`,
    password: 'P4ssword!',
    email: `person-${index}@example.com`,
  }));
  const run = runner.start(people, { batch: 'soak', waitMs: Infinity });
  return () => run.stop();
}

function createScales(): () => number {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  return () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
}

async function main(): Promise<boolean> {
  const weigh = createScales();
  const beginning = Date.UTC(2026, 0, 1);
  const timeline = new Timeline(beginning, 0);
  const stop = await startRun(timeline);
  const heaps: number[] = [];
  let steps = 0;
  for (let hour = 1; hour <= HOURS; hour += 1) {
    while (timeline.now() < beginning + hour * HOUR_MS) {
      await timeline.settle();
      timeline.fire();
      steps += 1;
    }
    heaps.push(weigh());
  }
  void stop();
  timeline.end();
  const [warm = 1, last = 1] = [heaps[WARM_HOURS - 1], heaps.at(-1)];
  const growth = Math.round((last / warm) * 1000) / 1000;
  const figures = { hours: HOURS, rows: ROWS, steps, warmMb: toMb(warm), lastMb: toMb(last) };
  process.stdout.write(`${JSON.stringify({ ...figures, growth })}\n`);
  return growth <= MOST_GROWTH;
}

function toMb(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}

process.exitCode = (await main()) ? 0 : 1;
