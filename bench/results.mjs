// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { version } from 'node:process';
import { fileURLToPath } from 'node:url';

const PATH = fileURLToPath(new URL('results.json', import.meta.url));

/**
 * What was measured, on which machine and when.
 *
 * @typedef {import('./main.mjs').Measure & { machine: string, at: string }} Result
 */

/**
 * Keeps what was measured beside what was measured before; `scripts/performance.mjs` writes the document from it.
 *
 * @param {Record<string, import('./main.mjs').Measure>} measured
 */
export function saveResults(measured) {
  const known = existsSync(PATH) ? JSON.parse(readFileSync(PATH, 'utf8')) : {};
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, Node ${version.slice(1)}`;
  const at = new Date().toISOString().slice(0, 10);
  for (const [name, measure] of Object.entries(measured)) known[name] = { ...measure, machine, at };
  writeFileSync(PATH, `${JSON.stringify(known, null, 2)}\n`);
}
