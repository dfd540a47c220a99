// @ts-check
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadKey, openStore } from '../dist/index.js';
import { admitPeople } from './admit-people.mjs';
import { startScript, toRunEnv } from './child.mjs';
import { createInstantServices } from './instant-services.mjs';
import { withFolder } from './local.mjs';
import { people, writePeople } from './people.mjs';
import { toSpread } from './spread.mjs';

const ROUNDS = 5;
const ROWS = 1_000_000;
const MOST_FIRST_CALL_MS = 2000;

/**
 * How soon a process that goes on with a batch of many new rows makes its first call, from its start on; it reads its file
 * again meanwhile, as every run does.
 *
 * @param {(line: string) => void} say
 * @param {import('./sizing.mjs').Sizing} sizing
 */
export async function measureResume(say, { rounds = ROUNDS, sizes: [rows = ROWS] = [] }) {
  const firstCallMs = await withFolder(async (dir) => {
    await makeBatch(dir, rows);
    say(`${rows} rows are in the store`);
    const times = [];
    for (let index = 0; index < rounds; index += 1) {
      await cp(join(dir, 'made'), join(dir, 'state'), { recursive: true });
      times.push(await awaitFirstCall(dir));
      await rm(join(dir, 'state'), { recursive: true });
    }
    return toSpread(times);
  });
  say(JSON.stringify(firstCallMs));
  return {
    figures: { rows, firstCallMs },
    promises: {
      [`the first call of a run of ${rows} rows leaves within ${MOST_FIRST_CALL_MS} ms`]:
        firstCallMs.median < MOST_FIRST_CALL_MS,
    },
  };
}

/**
 * @param {string} dir
 * @param {number} rows
 */
async function makeBatch(dir, rows) {
  await writePeople(dir, people(rows));
  const store = await openStore({ dir: join(dir, 'made'), key: await loadKey(toRunEnv(dir)) });
  const { target } = createInstantServices({ confirmed: true });
  await admitPeople(await store.openBatch('people', target), people(rows));
  await store.close();
}

/** @param {string} dir */
async function awaitFirstCall(dir) {
  const startedAt = performance.now();
  const child = startScript('ours/first-call.mjs', [dir]);
  try {
    await Promise.race([once(child.lines, 'line'), child.ended]);
    return performance.now() - startedAt;
  } finally {
    await child.end();
  }
}
