// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CognitoIdentityProviderClient,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { MAIN } from '../scripts/local-process.mjs';
import { readBooks, withLocal } from './local.mjs';
import { toPerson } from './people.mjs';
import { readMemoryMb, watchCpu } from './process-usage.mjs';
import { round } from './spread.mjs';
import { makeWaitingBatch } from './waiting-batch.mjs';

const SIZES = [1000, 100_000];
/** V8 gives the garbage of the reading back once nothing has happened for half a minute. */
const WATCHED_MS = 60_000;
const POLL_MS = 10;
/** A process that used less of a core than this for two seconds has settled. */
const SETTLED = 0.1;

const MOST_MEMORY_RATIO = 1.2;
const MOST_CPU = 0.02;
const MOST_FIRST_WORK_MS = 2000;

/**
 * What a run costs that only waits: memory and CPU of many rows beside few, and how soon a run that is started again does
 * something useful: the code of one more person lies in the inbox, and is handed to Cognito.
 *
 * @param {(line: string) => void} say
 */
export async function measureWaiting(say) {
  const figures = [];
  for (const rows of SIZES) {
    const measured = await measure(rows);
    say(JSON.stringify(measured));
    figures.push(measured);
  }
  const [few, many] = figures;
  if (few === undefined || many === undefined) throw new Error('Expected two sizes');
  const memoryRatio = round(many.memoryMb / few.memoryMb);
  return {
    figures: { few, many, memoryRatio },
    promises: {
      [`memory of ${many.rows} waiting rows is within ${MOST_MEMORY_RATIO} of ${few.rows}`]:
        memoryRatio <= MOST_MEMORY_RATIO,
      [`a run that waits for ${many.rows} rows uses less than ${MOST_CPU} of a core`]:
        many.cpu < MOST_CPU,
      [`a run of ${many.rows} waiting rows works within ${MOST_FIRST_WORK_MS} ms`]:
        many.firstWorkMs < MOST_FIRST_WORK_MS,
    },
  };
}

/** @param {number} rows */
function measure(rows) {
  return withLocal([], async ({ dir, endpoint }) => {
    await makeWaitingBatch(dir, rows);
    const { cognito } = JSON.parse(await readFile(join(dir, 'config.json'), 'utf8'));
    await signUp(endpoint, cognito.clientId, 0);
    const before = startRun(dir);
    await until(async () => (await countConfirmations(endpoint)) === 1);
    await settle(before.pid);
    await end(before);

    await signUp(endpoint, cognito.clientId, 1);
    const startedAt = performance.now();
    const run = startRun(dir);
    await until(async () => (await countConfirmations(endpoint)) === 2);
    const firstWorkMs = Math.round(performance.now() - startedAt);
    await settle(run.pid);
    const cpu = await watchCpu(run.pid, WATCHED_MS);
    const memoryMb = await readMemoryMb(run.pid);
    await end(run);
    return { rows, firstWorkMs, cpu: round(cpu), memoryMb };
  });
}

/**
 * Signs somebody up, so that a mail with a code comes.
 *
 * @param {string} endpoint
 * @param {string} ClientId
 * @param {number} index
 */
async function signUp(endpoint, ClientId, index) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new CognitoIdentityProviderClient({ endpoint, region: 'eu-west-1', credentials });
  const { username, email, password } = toPerson(index);
  const UserAttributes = [{ Name: 'email', Value: email }];
  await client.send(
    new SignUpCommand({ ClientId, Username: username, Password: password, UserAttributes }),
  );
  client.destroy();
}

/** @param {string} dir */
function startRun(dir) {
  const flags = ['--config', join(dir, 'config.json'), '--state', join(dir, 'state')];
  const args = [MAIN, 'run', join(dir, 'people.csv'), '--wait', 'forever', '--quiet', ...flags];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, XDG_STATE_HOME: join(dir, 'home') },
  });
  if (child.pid === undefined) throw new Error('Expected a run to start');
  return { process: child, pid: child.pid };
}

/** @param {ReturnType<typeof startRun>} run */
async function end(run) {
  run.process.kill('SIGTERM');
  await once(run.process, 'exit');
}

/** @param {() => Promise<boolean>} isTrue */
async function until(isTrue) {
  while (!(await isTrue())) await sleep(POLL_MS);
}

/** @param {string} endpoint */
async function countConfirmations(endpoint) {
  return (await readBooks(endpoint)).calls['ConfirmSignUp'];
}

/** @param {number} pid */
async function settle(pid) {
  while ((await watchCpu(pid, 2000)) > SETTLED);
}
