import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { offboardingMachine } from '../../dist/machines/offboarding.js';
import { onboardingMachine } from '../../dist/machines/onboarding.js';
import { compareCharts, describeChart } from './describe-chart.mjs';
import { readChart } from './read-chart.mjs';

for (const machine of [onboardingMachine, offboardingMachine]) await check(machine);

/** @param {import('xstate').AnyStateMachine} machine */
async function check(machine) {
  const source = new URL(`../../src/machines/${machine.id}.ts`, import.meta.url);
  const chart = readChart(await readFile(source, 'utf8'));
  const differences = compareCharts(chart, machine);
  const counts = Object.entries(describeChart(chart)).map(
    ([kind, lines]) => `${lines.length} ${kind}`,
  );
  if (differences.length === 0) {
    process.stdout.write(
      `The chart of ${machine.id} that editors read is the machine that runs: ${counts.join(', ')}.\n`,
    );
  } else {
    process.stderr.write(`${differences.join('\n')}\n`);
    process.exitCode = 1;
  }
}
