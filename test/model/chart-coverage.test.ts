import { describe, expect, it } from 'vitest';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { countKinds } from './chart/count-kinds.ts';
import { measureCoverage } from './chart/coverage.ts';
import { formatCoverage } from './chart/format-coverage.ts';
import { recordChart } from './chart/record-chart.ts';
import { createModelSuite } from './mutants/model-suite.ts';

const { paths, walk } = createModelSuite();
const { machine, taken } = recordChart(onboardingMachine);

/** One test for each path would take longer to report than to walk. */
const PATHS_A_TEST = 100;

const groups = Array.from({ length: Math.ceil(paths.length / PATHS_A_TEST) }, (_, index) => {
  const members = paths.slice(index * PATHS_A_TEST, (index + 1) * PATHS_A_TEST);
  return [members[0]?.name ?? '', members.at(-1)?.name ?? '', members] as const;
});

describe('the paths of the model', () => {
  it.each(groups)('go over a recorded chart as over the chart: from %s to %s', async (...row) => {
    const [, , members] = row;
    for (const path of members) await expect(walk(path, machine)).resolves.toBeUndefined();
  });

  it('take every state and every transition of the chart', () => {
    const coverage = measureCoverage(onboardingMachine, taken.keys());
    process.stdout.write(`${formatCoverage(countKinds(paths), coverage)}\n`);
    expect([...coverage.states.missing, ...coverage.transitions.missing]).toEqual([]);
  });
});
