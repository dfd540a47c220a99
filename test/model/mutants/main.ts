import { parseArgs } from 'node:util';
import { findFaults } from './assess.ts';
import { EQUIVALENTS } from './equivalents.ts';
import { formatSummary } from './format-summary.ts';
import { judgeSuite } from './judge-suite.ts';
import { summarizeReport } from './summary.ts';

/** Tries every mutant of the chart on the model suite; fails where the suite proves less than it must. */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const report = await judgeSuite();
const summary = summarizeReport(report, EQUIVALENTS);
process.stdout.write(
  values.json ? `${JSON.stringify(summary, null, 2)}\n` : formatSummary(summary),
);

const faults = findFaults(report, EQUIVALENTS);
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
