import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { onboardingMachine } from '../../dist/machines/onboarding.js';
import { compareCharts, describeChart } from './describe-chart.mjs';
import { readChart } from './read-chart.mjs';

const chart = readChart(
  await readFile(new URL('../../src/machines/onboarding.ts', import.meta.url), 'utf8'),
);
const differences = compareCharts(chart, onboardingMachine);
const counts = Object.entries(describeChart(chart)).map(
  ([kind, lines]) => `${lines.length} ${kind}`,
);

if (differences.length === 0) {
  process.stdout.write(
    `The chart that editors read is the machine that runs: ${counts.join(', ')}.\n`,
  );
} else {
  process.stderr.write(`${differences.join('\n')}\n`);
  process.exitCode = 1;
}
