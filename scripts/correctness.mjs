// @ts-check
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fillPage } from './correctness/fill-page.mjs';

/** Writes the figures of `docs/correctness.md` from what the model suite is worth; `--check` fails when they are stale. */
const PAGE = new URL('../docs/correctness.md', import.meta.url);
const MUTANTS = fileURLToPath(new URL('../build/test/model/mutants/main.js', import.meta.url));

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
// Its own complaints go where ours do.
const { status, stdout } = spawnSync(process.execPath, [MUTANTS, '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
if (status !== 0) process.exitCode = 1;

const page = await readFile(PAGE, 'utf8');
const filled = stdout === '' ? page : await fillPage(page, JSON.parse(stdout));
if (!values.check) {
  await writeFile(PAGE, filled);
} else if (page !== filled) {
  process.stderr.write('docs/correctness.md is stale: run npm run correctness\n');
  process.exitCode = 1;
}
