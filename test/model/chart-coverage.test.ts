import { expect, it } from 'vitest';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { countKinds } from './chart/count-kinds.ts';
import { measureCoverage } from './chart/coverage.ts';
import { formatCoverage } from './chart/format-coverage.ts';
import { recordChart } from './chart/record-chart.ts';
import { listPaths } from './model-paths.ts';
import { walkPath } from './walk-path.ts';

it('the paths of the model take every state and every transition of the chart', async () => {
  const { machine, taken } = recordChart(onboardingMachine);
  const paths = listPaths();
  for (const path of paths) await walkPath(path, machine);
  const coverage = measureCoverage(onboardingMachine, taken.keys());
  process.stdout.write(`${formatCoverage(countKinds(paths), coverage)}\n`);
  expect([...coverage.states.missing, ...coverage.transitions.missing]).toEqual([]);
  expect(paths.length).toBeGreaterThan(1000);
}, 300_000);
