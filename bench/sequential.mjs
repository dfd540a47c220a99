// @ts-check
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readResult, startChild, startCommand, startScript } from './child.mjs';
import { readBooks, withLocal } from './local.mjs';
import { people, writePeople } from './people.mjs';
import { round, toSpreads } from './spread.mjs';
import { takeTurns } from './take-turns.mjs';

const LATENCY = ['--latency', '20ms'];
const ROUNDS = 3;
const OUR_USERS = 1500;
const SCRIPT_USERS = 60;
const LEAST_RATIO = 20;

/**
 * Users a second of the command, beside scripts that call AWS for one person after another. The command is timed from its
 * start to its end, the scripts without their start.
 *
 * @param {(line: string) => void} say
 * @param {import('./sizing.mjs').Sizing} sizing
 */
export async function measureSequential(say, { rounds = ROUNDS, sizes: [users = OUR_USERS] = [] }) {
  /** @type {Record<string, () => Promise<number>>} */
  const contenders = { ours: () => runOurs(users), sdk: runSdk, ...(await findBoto3()) };
  const usersPerSecond = toSpreads(await takeTurns(contenders, { rounds, say }));
  const { ours, sdk, boto3 } = usersPerSecond;
  if (ours === undefined || sdk === undefined) throw new Error('Expected both to be measured');
  const ratio = round(ours.median / sdk.median);
  return {
    figures: {
      usersPerSecond,
      ratio,
      ...(boto3 && { ratioToBoto3: round(ours.median / boto3.median) }),
    },
    promises: {
      [`at least ${LEAST_RATIO} times as fast as one person after another with the SDK`]:
        ratio >= LEAST_RATIO,
    },
  };
}

/** @param {number} users */
function runOurs(users) {
  return withLocal(LATENCY, async ({ dir, endpoint }) => {
    const file = await writePeople(dir, people(users));
    const startedAt = performance.now();
    await readResult(startCommand(dir, file));
    const seconds = (performance.now() - startedAt) / 1000;
    const { SendEmail = 0 } = (await readBooks(endpoint)).calls;
    if (SendEmail !== users) throw new Error(`Expected ${users} welcome mails, got ${SendEmail}`);
    return round(users / seconds);
  });
}

function runSdk() {
  return runScript((dir) => startScript('rivals/sequential.mjs', [dir, SCRIPT_USERS]));
}

/** @returns {Promise<{ boto3?: () => Promise<number> }>} */
async function findBoto3() {
  try {
    await promisify(execFile)('python3', ['-c', 'import boto3']);
  } catch {
    return {};
  }
  const script = fileURLToPath(new URL(join('rivals', 'sequential.py'), import.meta.url));
  return {
    boto3: () => runScript((dir) => startChild('python3', [script, dir, String(SCRIPT_USERS)])),
  };
}

/** @param {(dir: string) => import('./child.mjs').Child} start */
function runScript(start) {
  return withLocal(LATENCY, async ({ dir }) => {
    /** @type {{ users: number, seconds: number }} */
    const { users, seconds } = await readResult(start(dir));
    return round(users / seconds);
  });
}
