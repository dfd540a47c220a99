// @ts-check
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureMemory } from './memory.mjs';
import { measureOverhead } from './overhead.mjs';
import { measureQuota } from './quota.mjs';
import { measureResume } from './resume.mjs';
import { saveResults } from './results.mjs';
import { measureSequential } from './sequential.mjs';
import { parseSizing } from './sizing.mjs';
import { measureStart } from './start.mjs';
import { measureWaiting } from './waiting.mjs';

/**
 * What is measured, by name. Each gives figures, and what they must be like.
 *
 * @type {Record<string, (say: (line: string) => void, sizing: import('./sizing.mjs').Sizing) => Promise<Measure>>}
 * @typedef {{ figures: object, promises: Record<string, boolean> }} Measure
 */
const MEASURES = {
  start: measureStart,
  sequential: measureSequential,
  overhead: measureOverhead,
  memory: measureMemory,
  resume: measureResume,
  quota: measureQuota,
  waiting: measureWaiting,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    sizes: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const { only, json } = values;
if (only !== undefined && !Object.hasOwn(MEASURES, only)) {
  throw new Error(`Expected --only to be one of ${Object.keys(MEASURES).join(', ')}, got ${only}`);
}
const sizing = parseSizing(values);

/** @type {Record<string, Measure>} */
const measured = {};
for (const [name, measure] of Object.entries(MEASURES)) {
  if (only !== undefined && only !== name) continue;
  const say = (/** @type {string} */ line) => process.stderr.write(`${name}: ${line}\n`);
  // Others on the machine take part in what is timed.
  say(`load ${loadavg()[0]} on ${availableParallelism()} cores before`);
  const { figures, promises } = await measure(say, sizing);
  measured[name] = { figures, promises };
  for (const [promise, isKept] of Object.entries(promises)) {
    process.stderr.write(`${name}: ${isKept ? 'kept' : 'BROKEN'}: ${promise}\n`);
    if (!isKept) process.exitCode = 1;
  }
}
if (values.save) saveResults(measured);
process.stdout.write(`${JSON.stringify(measured, null, json ? 0 : 2)}\n`);
