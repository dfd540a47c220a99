// @ts-check
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAIN } from '../scripts/local-process.mjs';
import { toRunArgs, toRunEnv } from './child.mjs';
import { withLocal } from './local.mjs';
import { toPerson, writePeople } from './people.mjs';
import { timeNode } from './process-usage.mjs';
import { toSpread } from './spread.mjs';

const ROUNDS = 15;
const MOST_CPU_MS = 150;

/**
 * What it takes to start: of Node itself, of the command's help, and of a run of one row.
 *
 * @param {(line: string) => void} say
 * @param {import('./sizing.mjs').Sizing} sizing
 */
export async function measureStart(say, { rounds = ROUNDS }) {
  const figures = await withLocal([], async ({ dir }) => {
    /** @type {Record<'node' | 'help' | 'run', Awaited<ReturnType<typeof timeNode>>[]>} */
    const times = { node: [], help: [], run: [] };
    for (let index = 0; index < rounds; index += 1) {
      times.node.push(await timeNode(['-e', '0']));
      times.help.push(await timeNode([MAIN, '--help']));
      times.run.push(await timeRun(dir, index));
    }
    return { node: toFigures(times.node), help: toFigures(times.help), run: toFigures(times.run) };
  });
  say(JSON.stringify(figures));
  return {
    figures,
    promises: {
      [`--help takes less than ${MOST_CPU_MS} ms of CPU`]: figures.help.cpuMs.median < MOST_CPU_MS,
    },
  };
}

/**
 * Each time somebody else, in a batch of their own.
 *
 * @param {string} dir
 * @param {number} index
 */
async function timeRun(dir, index) {
  const file = await writePeople(dir, [toPerson(index)]);
  await rm(join(dir, 'state'), { recursive: true, force: true });
  return timeNode([MAIN, ...toRunArgs(dir, file)], toRunEnv(dir));
}

/** @param {Awaited<ReturnType<typeof timeNode>>[]} times */
function toFigures(times) {
  return {
    cpuMs: toSpread(times.map(({ cpuMs }) => cpuMs)),
    wallMs: toSpread(times.map(({ wallMs }) => wallMs)),
  };
}
