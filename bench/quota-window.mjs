// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { QUOTA_CATEGORIES } from '../dist/domain/quota.js';
import { readLastLine, startScript } from './child.mjs';
import { readBooks } from './local.mjs';
import { round } from './spread.mjs';

const POLL_MS = 50;
const WARM_UP_MS = 10_000;

/**
 * What a contender made of a limit.
 *
 * @typedef {{
 *   share: number,
 *   throttledShare: number,
 *   answeredPerSecond: number,
 *   permittedPerSecond: number,
 *   usersPerSecond: number,
 *   lostRows: number,
 *   neighbor?: { answeredPerSecond: number, throttledShare: number },
 * }} Use
 */

/**
 * Watches a contender at work, once it is warm, and ends it.
 *
 * @param {import('./local.mjs').Place} place
 * @param {import('./child.mjs').Child} contender
 * @param {{ limit: number, neighborPerSecond: number, windowMs: number }} options
 * @returns {Promise<Use>}
 */
export async function watchUse({ dir, endpoint }, contender, { limit, ...options }) {
  const told = readLastLine(contender.lines);
  const { neighborPerSecond: perSecond, windowMs } = options;
  try {
    while ((await readUse(endpoint)).calls === 0) await sleep(POLL_MS);
    await sleep(WARM_UP_MS);
    const watch = () => watchWindow(endpoint, windowMs);
    const { neighbor, ...window } =
      perSecond === 0 ? await watch() : await beside(await startNeighbor(dir, perSecond), watch);
    await contender.end('SIGTERM');
    return { ...toUse(window, limit, neighbor), lostRows: countLost(JSON.parse(await told)) };
  } finally {
    await contender.end();
  }
}

/** Calls of the category, those of them that were throttled, and users who were onboarded. */
/** @typedef {{ calls: number, throttled: number, users: number }} Counts */
/** @typedef {Counts & { seconds: number, neighbor?: Omit<Counts, 'users'> }} Window */

/**
 * @param {string} endpoint
 * @param {number} windowMs
 * @returns {Promise<Window>}
 */
async function watchWindow(endpoint, windowMs) {
  const before = await readUse(endpoint);
  await sleep(windowMs);
  const after = await readUse(endpoint);
  return {
    calls: after.calls - before.calls,
    throttled: after.throttled - before.throttled,
    users: after.users - before.users,
    seconds: (after.at - before.at) / 1000,
  };
}

/** @param {string} endpoint */
async function readUse(endpoint) {
  const { calls, throttled } = await readBooks(endpoint);
  return {
    at: Date.now(),
    calls: countCategory(calls),
    throttled: countCategory(throttled),
    users: calls['SendEmail'] ?? 0,
  };
}

/** @param {Record<string, number>} counts */
function countCategory(counts) {
  const { operations } = QUOTA_CATEGORIES.UserCreation;
  return operations.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
}

/**
 * @param {string} dir
 * @param {number} perSecond
 */
async function startNeighbor(dir, perSecond) {
  const child = startScript('rivals/neighbor.mjs', [dir, perSecond]);
  /** @type {{ at: number, isThrottled: boolean }[]} */
  const answers = [];
  child.lines.on('line', (line) => answers.push(JSON.parse(line)));
  return { ...child, answers };
}

/**
 * Watches while another client draws on the same limit, and takes its calls out.
 *
 * @param {Awaited<ReturnType<typeof startNeighbor>>} neighbor
 * @param {() => Promise<Window>} watch
 * @returns {Promise<Window>}
 */
async function beside({ answers, end }, watch) {
  try {
    await sleep(WARM_UP_MS);
    const startedAt = Date.now();
    const window = await watch();
    const within = answers.filter(
      ({ at }) => at >= startedAt && at < startedAt + window.seconds * 1000,
    );
    const throttled = within.filter(({ isThrottled }) => isThrottled).length;
    return {
      ...window,
      calls: window.calls - within.length,
      throttled: window.throttled - throttled,
      neighbor: { calls: within.length, throttled },
    };
  } finally {
    await end();
  }
}

/**
 * What the other client was given was not there to be used.
 *
 * @param {Window} window
 * @param {number} limit
 * @param {Window['neighbor']} neighbor
 */
function toUse({ calls, throttled, users, seconds }, limit, neighbor) {
  const taken = neighbor === undefined ? 0 : neighbor.calls - neighbor.throttled;
  const permittedPerSecond = limit - taken / seconds;
  const answeredPerSecond = (calls - throttled) / seconds;
  return {
    share: round(answeredPerSecond / permittedPerSecond),
    throttledShare: throttled / calls,
    answeredPerSecond: round(answeredPerSecond),
    permittedPerSecond: round(permittedPerSecond),
    usersPerSecond: round(users / seconds),
    ...(neighbor && {
      neighbor: {
        answeredPerSecond: round(taken / seconds),
        throttledShare: round(neighbor.throttled / neighbor.calls),
      },
    }),
  };
}

/** @param {{ lost?: number, counts?: { failed: number } }} told By a loop, or by the command */
function countLost({ lost, counts }) {
  return lost ?? counts?.failed ?? NaN;
}
