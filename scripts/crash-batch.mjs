// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAIN, put, startLocal } from './local-process.mjs';

/** Calls that one row needs when nothing goes wrong. */
const CALLS_PER_ROW = 8;
const POLL_MS = 50;

/**
 * Ways through the chart that differ in the calls that must not be made twice.
 *
 * @type {Record<string, { pool?: object, settings?: Record<string, object> }>}
 */
export const WAYS = {
  code: {},
  link: {
    pool: { confirmation: 'link' },
    settings: { confirmation: { by: 'link', link: 'follow' } },
  },
  admin: {
    settings: {
      cognito: { signUp: 'admin', authFlow: 'ADMIN_USER_PASSWORD_AUTH' },
      confirmation: { by: 'admin' },
      storage: { credentials: 'identityPool' },
    },
  },
};

/**
 * @typedef {object} CrashOptions
 * @property {number} rows People to onboard
 * @property {number} kills How often the run is ended with SIGKILL
 * @property {number} seed Decides when
 * @property {keyof typeof WAYS} [way] Which way rows go; `code` unless told
 * @property {readonly object[]} [faults] What disturbs the local AWS
 * @property {(line: string) => void} [say] Hears what happens
 */

/** @typedef {{ username: string, sub: string, status: string, emailVerified: boolean, groups: string[], signUps: number }} BookedUser */
/** @typedef {{ users: BookedUser[], objects: { key: string, writer: string }[], mails: { to: string, kind: string }[], calls: Record<string, number> }} Books */

/**
 * Onboards a file of people against a local AWS in a process of its own, kills the run again and again at moments that
 * the seed decides, continues it with the same command, and compares what the local AWS holds with what must be.
 *
 * @param {CrashOptions} options
 * @returns What was found; `problems` is empty where all is well
 */
export async function crashBatch({ rows, kills, seed, way = 'code', faults = [], say = () => {} }) {
  const dir = await mkdtemp(join(tmpdir(), 'cognito-onboard-crash-'));
  const aws = await startLocal(dir, WAYS[way]);
  try {
    await put(`${aws.endpoint}/_local/faults`, faults);
    const people = Array.from({ length: rows }, (_, index) => toPerson(index));
    await writeFile(join(dir, 'people.csv'), toCsv(people));
    const moments = chooseMoments(kills, seed).map((part) =>
      Math.ceil(part * rows * CALLS_PER_ROW),
    );
    const { output, killed } = await runAndKill(dir, aws.endpoint, { moments, say });
    const last = startRun(dir);
    output.push(await last.output);
    const code = await last.exit;
    const books = await readBooks(aws.endpoint);
    const problems = [
      ...(code === 0 ? [] : [`the last run ended with exit code ${code}`]),
      ...compare(books, people),
      ...(await findLeaks(dir, people, output)),
    ];
    return { rows, killed, problems, ...count(books), output: output.at(-1) ?? '' };
  } finally {
    aws.process.kill('SIGTERM');
    await once(aws.process, 'exit');
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * @param {string} dir
 * @param {string} endpoint
 * @param {{ moments: readonly number[], say: (line: string) => void }} plan
 */
async function runAndKill(dir, endpoint, { moments, say }) {
  const output = [];
  let killed = 0;
  for (const moment of moments) {
    const run = startRun(dir);
    const wasKilled = await killAt(run, moment, endpoint);
    output.push(await run.output);
    killed += wasKilled ? 1 : 0;
    say(wasKilled ? `killed after ${moment} calls` : 'ended before it could be killed');
  }
  return { output, killed };
}

/** @param {number} index */
function toPerson(index) {
  return {
    username: `person-${index}`,
    email: `person-${index}+onboard@example.com`,
    password: `S3cret!pass-${index}-${(index * 7919) % 100_003}`,
  };
}

/** @param {ReturnType<typeof toPerson>[]} people */
function toCsv(people) {
  const lines = people.map(({ username, email, password }) => `${username},${email},${password}`);
  return `username,email,password,groups\n${lines.map((line) => `${line},staff;readers`).join('\n')}\n`;
}

/** @param {string} dir */
function startRun(dir) {
  const flags = ['--config', join(dir, 'config.json'), '--state', join(dir, 'state')];
  const child = spawn(process.execPath, [MAIN, 'run', join(dir, 'people.csv'), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_STATE_HOME: join(dir, 'home') },
  });
  const exit = once(child, 'exit').then(([code]) => code);
  return { process: child, exit, output: collect(child) };
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child */
async function collect(child) {
  /** @type {string[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => chunks.push(chunk));
  }
  await once(child, 'close');
  return chunks.join('');
}

/**
 * Parts of the whole work after which to kill, in order.
 *
 * @param {number} kills
 * @param {number} seed
 */
function chooseMoments(kills, seed) {
  let state = seed >>> 0;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: kills }, draw).toSorted((one, other) => one - other);
}

/**
 * @param {ReturnType<typeof startRun>} run
 * @param {number} moment Calls that the local AWS has had when the run is to die
 * @param {string} endpoint
 */
async function killAt(run, moment, endpoint) {
  while (run.process.exitCode === null) {
    const { calls } = await readBooks(endpoint);
    const made = Object.values(calls).reduce((total, number) => total + number, 0);
    if (made >= moment) return run.process.kill('SIGKILL');
    await sleep(POLL_MS);
  }
  return false;
}

/**
 * @param {string} endpoint
 * @returns {Promise<Books>}
 */
async function readBooks(endpoint) {
  const answer = await fetch(`${endpoint}/_local/books`);
  return /** @type {Promise<Books>} */ (answer.json());
}

/** @param {Books} books */
function count({ users, objects, mails }) {
  return {
    users: users.length,
    objects: objects.length,
    welcomeMails: mails.filter(({ kind }) => kind === 'ses').length,
  };
}

/**
 * @param {Books} books
 * @param {ReturnType<typeof toPerson>[]} people
 */
function compare({ users, objects, mails }, people) {
  const foreign = objects.filter(
    ({ key, writer }) => writer !== 'operator' && key !== `users/${writer}/profile.json`,
  );
  const keys = new Set(objects.map(({ key }) => key));
  const isByUsers = objects.some(({ writer }) => writer !== 'operator');
  const welcomed = mails.filter(({ kind }) => kind === 'ses').map(({ to }) => to);
  return [
    ...(users.length === people.length ? [] : [`${users.length} users for ${people.length} rows`]),
    ...(objects.length === people.length ? [] : [`${objects.length} objects`]),
    ...foreign.map(({ key, writer }) => `${writer} wrote ${key}`),
    ...(new Set(welcomed).size === welcomed.length ? [] : ['somebody was welcomed twice']),
    ...users.flatMap(({ username, sub, status, emailVerified, groups, signUps }) => [
      ...(status === 'CONFIRMED' && emailVerified ? [] : [`${username} is ${status}`]),
      ...(signUps === 1 ? [] : [`${username} was signed up ${signUps} times`]),
      ...(groups.join(';') === 'staff;readers' ? [] : [`${username} is in ${groups.join(';')}`]),
      ...(isByUsers || keys.has(`users/${sub}/profile.json`) ? [] : [`${username} has no object`]),
    ]),
  ];
}

/**
 * Looks for passwords in everything that the runs left behind.
 *
 * @param {string} dir
 * @param {ReturnType<typeof toPerson>[]} people
 * @param {readonly string[]} output
 */
async function findLeaks(dir, people, output) {
  const names = await readdir(join(dir, 'state'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(dir, 'state', name), 'latin1') })),
  );
  const places = [...files, ...output.map((text) => ({ name: 'the output', text }))];
  return places
    .filter(({ text }) => people.some(({ password }) => text.includes(password)))
    .map(({ name }) => `a password stands in ${name}`);
}
