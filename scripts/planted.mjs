// @ts-check
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';

// Builds the project once for each planted bug of test/simulation/planted and lets the simulation find it.

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const { runs, seed, json } = values;

const FOLDER = 'test/simulation/planted';
const CONFIG = {
  extends: '../../../tsconfig.proof.json',
  compilerOptions: { rootDir: '.', outDir: 'build', sourceMap: false },
  include: ['src', 'test/simulation', 'test/world'],
};

/**
 * What each bug breaks.
 *
 * @type {Readonly<Record<string, string>>}
 */
const BROKEN = {
  'intent-after-call':
    'the store is never ahead of the world, and never behind by a call not to be repeated',
  'retries-not-reset':
    'a row fails by what the world did to it, and no sooner than its attempts are over',
  'timer-not-restored': 'every row ends, or waits for something that can still come',
};

const found = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.patch'))
  .map((name) => findBug(name.replace(/[.]patch$/, '')));
const isFound = found.every(({ bug, promise }) => promise === BROKEN[bug]);
const text = json ? JSON.stringify(found) : found.map(describe).join('\n');
process.stdout.write(`${text}\n`);
process.exitCode = isFound ? 0 : 1;

/** @param {string} bug */
function findBug(bug) {
  build(bug);
  const program = `build/planted/${bug}/build/test/simulation/main.js`;
  const args = [program, '--runs', runs, '--seed', seed, '--bail', '--json'];
  const { stdout, stderr, status } = spawnSync('node', args, { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`${bug} could not be simulated: ${stderr}`);
  const { runs: taken, broken } = JSON.parse(stdout);
  const [first] = broken;
  if (first === undefined) return { bug, runs: taken, promise: null };
  assertSound(first.run);
  return { bug, runs: first.run + 1, promise: first.violations[0].promise };
}

/**
 * The same course breaks nothing without the bug.
 *
 * @param {number} run
 */
function assertSound(run) {
  const args = ['build/test/simulation/main.js', '--seed', seed, '--run', String(run)];
  const { stdout, status } = spawnSync('node', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Run ${run} breaks a promise without the bug: ${stdout}`);
}

/** @param {ReturnType<typeof findBug>} bug */
function describe({ bug, runs: taken, promise }) {
  if (promise === null) return `${bug} is not found in ${taken} runs.`;
  const finding = `${bug} is found within ${taken} runs: "${promise}" does not hold`;
  return promise === BROKEN[bug] ? `${finding}.` : `${finding}; expected "${BROKEN[bug]}".`;
}

/** @param {string} bug */
function build(bug) {
  const dir = `build/planted/${bug}`;
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(`${dir}/test`, { recursive: true });
  for (const part of ['src', 'test/simulation', 'test/world', 'package.json']) {
    cpSync(part, `${dir}/${part}`, { recursive: true });
  }
  execFileSync('git', ['apply', `--directory=${dir}`, `${FOLDER}/${bug}.patch`]);
  writeFileSync(`${dir}/tsconfig.json`, JSON.stringify(CONFIG));
  execFileSync('npx', ['tsc', '-p', `${dir}/tsconfig.json`]);
}
