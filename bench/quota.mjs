// @ts-check
import { put } from '../scripts/local-process.mjs';
import { startCommand, startScript } from './child.mjs';
import { withLocal } from './local.mjs';
import { people, writePeople } from './people.mjs';
import { watchUse } from './quota-window.mjs';
import { toSpread } from './spread.mjs';
import { takeTurns } from './take-turns.mjs';

const ROUNDS = 3;
const WINDOW_SECONDS = 40;
const LIMIT = 50;
const LOCAL_ARGS = ['--latency', '20ms', '--quota', `UserCreation=${LIMIT}`];

/** More than anybody can onboard while they are watched; whoever is throttled for good takes the next. */
const OUR_ROWS = 6000;
const LOOP_ROWS = 1_000_000;

/**
 * What is permitted, how much another client draws, and what ours must keep; in each the configuration says 50 a second.
 *
 * @typedef {{ limit: number, neighborPerSecond: number, leastShare?: number, mostThrottled?: number }} Situation
 * @type {Record<'asConfigured' | 'halfOfConfigured' | 'shared', Situation>}
 */
const SITUATIONS = {
  asConfigured: { limit: LIMIT, neighborPerSecond: 0, leastShare: 0.99, mostThrottled: 0.001 },
  halfOfConfigured: {
    limit: LIMIT / 2,
    neighborPerSecond: 0,
    leastShare: 0.95,
    mostThrottled: 0.02,
  },
  shared: { limit: LIMIT, neighborPerSecond: LIMIT / 2 },
};

/** @typedef {import('./quota-window.mjs').Use} Use */

/** @type {Record<'ours' | 'loop' | 'adaptiveLoop', (dir: string) => Promise<import('./child.mjs').Child>>} */
const CONTENDERS = {
  ours: async (dir) => startCommand(dir, await writePeople(dir, people(OUR_ROWS))),
  // As the SDK comes: three attempts.
  loop: (dir) => startLoop(dir, {}),
  // Ten attempts, since with three most rows are lost before the rate has adapted.
  adaptiveLoop: (dir) => startLoop(dir, { retryMode: 'adaptive', maxAttempts: 10 }),
};

/**
 * How much of a limit is used, and how many calls are throttled for it, where the limit is known, where it is half of what
 * is configured, and where somebody else takes half of it.
 *
 * @param {(line: string) => void} say
 * @param {import('./sizing.mjs').Sizing} sizing Seconds that each contender is watched
 */
export async function measureQuota(
  say,
  { rounds = ROUNDS, sizes: [windowSeconds = WINDOW_SECONDS] = [] },
) {
  /** @type {Record<string, Record<keyof typeof CONTENDERS, ReturnType<typeof toFigures>>>} */
  const figures = {};
  /** @type {Record<string, boolean>} */
  const promises = {};
  for (const [name, situation] of Object.entries(SITUATIONS)) {
    say(name);
    const use = await takeTurns(toContenders(situation, windowSeconds * 1000), { rounds, say });
    const { ours, loop, adaptiveLoop } = use;
    const ofAll = {
      ours: toFigures(ours),
      loop: toFigures(loop),
      adaptiveLoop: toFigures(adaptiveLoop),
    };
    figures[name] = ofAll;
    Object.assign(promises, toPromises(name, situation, ofAll));
  }
  return { figures, promises };
}

/**
 * @param {Situation} situation
 * @param {number} windowMs
 */
function toContenders({ limit, neighborPerSecond }, windowMs) {
  /** @param {keyof typeof CONTENDERS} name */
  const measure = (name) =>
    withLocal(LOCAL_ARGS, async (place) => {
      if (limit !== LIMIT) await lowerLimit(place.endpoint, limit);
      const contender = await CONTENDERS[name](place.dir);
      return watchUse(place, contender, { limit, neighborPerSecond, windowMs });
    });
  return {
    ours: () => measure('ours'),
    loop: () => measure('loop'),
    adaptiveLoop: () => measure('adaptiveLoop'),
  };
}

/**
 * Lowers the limit, of which nobody is told.
 *
 * @param {string} endpoint
 * @param {number} limit
 */
async function lowerLimit(endpoint, limit) {
  await put(`${endpoint}/_local/quotas`, { UserCreation: limit });
  const operation = 'GetProvisionedLimit';
  const silence = put(`${endpoint}/_local/faults`, [
    { operation, fault: 'error:AccessDeniedException', rate: 1 },
  ]);
  await silence.catch((error) => {
    // A local AWS that does not know the operation tells nobody either.
    if (!error.message.includes(operation)) throw error;
  });
}

/**
 * @param {string} dir
 * @param {object} options Of the SDK's clients
 */
async function startLoop(dir, options) {
  return startScript('rivals/loop.mjs', [dir, LOOP_ROWS, JSON.stringify(options)]);
}

/** @param {readonly Use[]} uses */
function toFigures(uses) {
  return {
    share: toSpread(uses.map(({ share }) => share)),
    throttledShare: toSpread(uses.map(({ throttledShare }) => throttledShare)),
    answeredPerSecond: toSpread(uses.map(({ answeredPerSecond }) => answeredPerSecond)),
    permittedPerSecond: toSpread(uses.map(({ permittedPerSecond }) => permittedPerSecond)),
    usersPerSecond: toSpread(uses.map(({ usersPerSecond }) => usersPerSecond)),
    lostRows: toSpread(uses.map(({ lostRows }) => lostRows)),
    ...toNeighborFigures(uses.flatMap(({ neighbor }) => neighbor ?? [])),
  };
}

/** @param {readonly NonNullable<Use['neighbor']>[]} neighbors */
function toNeighborFigures(neighbors) {
  if (neighbors.length === 0) return {};
  return {
    neighborAnsweredPerSecond: toSpread(neighbors.map((one) => one.answeredPerSecond)),
    neighborThrottledShare: toSpread(neighbors.map((one) => one.throttledShare)),
  };
}

/**
 * Throughput is people who were onboarded: calls that are answered for rows which are lost later are of no use.
 *
 * @param {string} name
 * @param {Situation} situation
 * @param {Record<keyof typeof CONTENDERS, ReturnType<typeof toFigures>>} figures
 * @returns {Record<string, boolean>}
 */
function toPromises(name, { leastShare, mostThrottled }, { ours, ...rivals }) {
  if (leastShare === undefined || mostThrottled === undefined) return {};
  const share = ours.share.median;
  const throttled = ours.throttledShare.median;
  const rate = ours.usersPerSecond.median;
  const besideRivals = Object.entries(rivals).map(([rival, figures]) => [
    `${name}: fewer throttles than ${rival} at no fewer users a second`,
    throttled < figures.throttledShare.median && rate >= figures.usersPerSecond.median,
  ]);
  return {
    [`${name}: at least ${leastShare} of the permitted rate is used`]: share >= leastShare,
    [`${name}: less than ${mostThrottled} of the calls are throttled`]: throttled < mostThrottled,
    ...Object.fromEntries(besideRivals),
  };
}
