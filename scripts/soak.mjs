// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MAIN, put, startLocal } from './local-process.mjs';

// Lets a run live that is given people again and again, among faults, and watches its memory.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    'per-second': { type: 'string', default: '5' },
  },
});
const minutes = Number(values.minutes);
const perSecond = Number(values['per-second']);

const FAULTS = [
  { operation: '*', fault: 'throttle', rate: 0.02 },
  { operation: '*', fault: 'lostReply', rate: 0.01 },
];

const SAMPLE_MS = 5000;
/** Memory of the last third beside that of the middle one, which is past every warm-up. */
const MOST_GROWTH = 1.1;

const dir = await mkdtemp(join(tmpdir(), 'cognito-onboard-soak-'));
const aws = await startLocal(dir);
await put(`${aws.endpoint}/_local/faults`, FAULTS);
const flags = ['--config', join(dir, 'config.json'), '--state', join(dir, 'state')];
const run = spawn(
  process.execPath,
  [MAIN, 'run', '-', '--batch', 'soak', '--wait', 'forever', '--quiet', ...flags],
  {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, XDG_STATE_HOME: join(dir, 'home') },
  },
);

/** @type {number[]} */
const samples = [];
const endsAt = performance.now() + minutes * 60_000;
let people = 0;
run.stdin.write('username,email,password\n');
while (performance.now() < endsAt) {
  for (let count = (perSecond * SAMPLE_MS) / 1000; count > 0; count -= 1) {
    people += 1;
    run.stdin.write(`p${people},p${people}@example.com,Passw0rd!p${people}\n`);
  }
  await sleep(SAMPLE_MS);
  samples.push(await readMemoryMb(run.pid ?? 0));
}
const health = JSON.parse(await readFile(join(dir, 'state', 'soak.health.json'), 'utf8'));
run.kill('SIGTERM');
await once(run, 'exit');
aws.process.kill('SIGTERM');
await once(aws.process, 'exit');
await rm(dir, { recursive: true, force: true });

const third = Math.floor(samples.length / 3);
const [early, late] = [median(samples.slice(third, 2 * third)), median(samples.slice(2 * third))];
const growth = Math.round((late / early) * 1000) / 1000;
const figures = { minutes, people, settled: health.settled, earlyMb: early, lateMb: late, growth };
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = growth <= MOST_GROWTH ? 0 : 1;

/** @param {number} pid */
async function readMemoryMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
