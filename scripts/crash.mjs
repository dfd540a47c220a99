// @ts-check
import { parseArgs } from 'node:util';
import { WAYS, crashBatch } from './crash-batch.mjs';

const FAULTS = [
  { operation: '*', fault: 'throttle', rate: 0.1 },
  { operation: '*', fault: 'reset', rate: 0.03 },
  { operation: '*', fault: 'lostReply', rate: 0.03 },
];

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    way: { type: 'string', default: 'code' },
  },
});

if (!Object.hasOwn(WAYS, values.way)) {
  throw new Error(`Expected --way to be one of ${Object.keys(WAYS).join(', ')}, got ${values.way}`);
}

const startedAt = performance.now();
const { problems, output, ...found } = await crashBatch({
  rows: Number(values.rows),
  kills: Number(values.kills),
  seed: Number(values.seed),
  way: values.way,
  faults: FAULTS,
  say: (line) => process.stderr.write(`${line}\n`),
});
const seconds = Math.round((performance.now() - startedAt) / 1000);
process.stderr.write(output);
process.stdout.write(`${JSON.stringify({ ...found, seconds, problems: problems.slice(0, 20) })}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
