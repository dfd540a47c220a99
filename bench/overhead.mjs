// @ts-check
import { readResult, startScript } from './child.mjs';
import { readBooks, withFolder, withLocal } from './local.mjs';
import { round, toSpreads } from './spread.mjs';
import { takeTurns } from './take-turns.mjs';

const ROUNDS = 3;
const AWS_USERS = 1000;
const INSTANT_USERS = 10_000;

const MOST_CPU_RATIO = 1.3;
const LEAST_PER_CORE_SECOND = 1500;
/** How far the calls of two contenders may lie apart, as they do the same. */
const MOST_CALLS_APART = 0.02;

/** What a child tells of its work. @typedef {{ users: number, cpuSeconds: number }} Work */

/**
 * What durability and the chart cost: CPU time beside a loop that makes the same calls with the bare SDK, and beside live
 * actors of the same chart where no call takes any time.
 *
 * @param {(line: string) => void} say
 * @param {import('./sizing.mjs').Sizing} sizing Users against the local AWS, and users with instant services
 */
export async function measureOverhead(
  say,
  { rounds = ROUNDS, sizes: [awsUsers = AWS_USERS, instantUsers = INSTANT_USERS] = [] },
) {
  const cpuMsPerUser = toSpreads(await besideSdk(awsUsers, { rounds, say }));
  const ratio = round(cpuMsPerUser.ours.median / cpuMsPerUser.sdk.median);
  const usersPerCoreSecond = toSpreads(await besideActors(instantUsers, { rounds, say }));
  const { durable, live, durableAwaiting, liveAwaiting } = usersPerCoreSecond;
  return {
    figures: {
      users: { aws: awsUsers, instant: instantUsers },
      cpuMsPerUser,
      ratio,
      usersPerCoreSecond,
      durableToLive: round(durable.median / live.median),
      durableToLiveAwaiting: round(durableAwaiting.median / liveAwaiting.median),
    },
    promises: {
      [`at most ${MOST_CPU_RATIO} times the CPU of a loop of the same calls with the bare SDK`]:
        ratio <= MOST_CPU_RATIO,
      [`at least ${LEAST_PER_CORE_SECOND} durable users a core second`]:
        durable.median >= LEAST_PER_CORE_SECOND,
    },
  };
}

/**
 * @param {number} users
 * @param {{ rounds: number, say: (line: string) => void }} options
 */
async function besideSdk(users, options) {
  /** @type {number[]} */
  const calls = [];
  /** @param {(dir: string) => import('./child.mjs').Child} start */
  const measure = (start) =>
    withLocal([], async ({ dir, endpoint }) => {
      const seconds = toCpuSeconds(await readResult(start(dir)), users);
      calls.push(await countCalls(endpoint));
      return round((seconds * 1000) / users);
    });
  const cpuMs = await takeTurns(
    {
      ours: () => measure((dir) => startScript('ours/library.mjs', [dir, users])),
      // One attempt of each call, as ours makes them.
      sdk: () =>
        measure((dir) => startScript('rivals/loop.mjs', [dir, users, '{"maxAttempts":1}'])),
    },
    options,
  );
  const [fewest, most] = [Math.min(...calls), Math.max(...calls)];
  if (most > fewest * (1 + MOST_CALLS_APART)) {
    throw new Error(`Expected contenders to make the same calls, got ${fewest} and ${most}`);
  }
  return cpuMs;
}

/** @param {string} endpoint */
async function countCalls(endpoint) {
  const { calls } = await readBooks(endpoint);
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

/**
 * @param {number} users
 * @param {{ rounds: number, say: (line: string) => void }} options
 */
function besideActors(users, options) {
  /** @param {string} confirmation */
  const measureDurable = (confirmation) =>
    withFolder(async (dir) => {
      const child = startScript('ours/instant.mjs', [dir, users, confirmation]);
      return round(users / toCpuSeconds(await readResult(child), users));
    });
  /** @param {string} confirmation */
  const measureLive = async (confirmation) => {
    const child = startScript('rivals/live-actors.mjs', [users, confirmation]);
    return round(users / toCpuSeconds(await readResult(child), users));
  };
  return takeTurns(
    {
      durable: () => measureDurable('none'),
      live: () => measureLive('none'),
      durableAwaiting: () => measureDurable('code'),
      liveAwaiting: () => measureLive('code'),
    },
    options,
  );
}

/**
 * @param {Work} work
 * @param {number} expected
 */
function toCpuSeconds({ users, cpuSeconds }, expected) {
  if (users === expected) return cpuSeconds;
  throw new Error(`Expected ${expected} users to be provisioned, got ${users}`);
}
