import { describe, expect, it } from 'vitest';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { countKinds } from './chart/count-kinds.ts';
import { measureCoverage } from './chart/coverage.ts';
import { formatCoverage } from './chart/format-coverage.ts';
import { recordChart } from './chart/record-chart.ts';
import { listPaths } from './model-paths.ts';
import { listPairwiseTrails } from './pairwise-paths.ts';
import type { Branches } from './pairwise-paths.ts';
import { beginSpec, nextSpec } from './specification/spec-state.ts';
import { watchTransitions } from './specification/watch-transitions.ts';
import { walkPath } from './walk-path.ts';

const paths = listPaths();
const { machine, taken: ran } = recordChart(onboardingMachine);

/** One test for each path would take longer to report than to walk. */
const PATHS_A_TEST = 100;

const groups = Array.from({ length: Math.ceil(paths.length / PATHS_A_TEST) }, (_, index) => {
  const members = paths.slice(index * PATHS_A_TEST, (index + 1) * PATHS_A_TEST);
  return [members[0]?.name ?? '', members.at(-1)?.name ?? '', members] as const;
});

describe('the chart, its services and its interpreter do what the specification says', () => {
  it.each(groups)('from %s to %s', async (_first, _last, members) => {
    for (const path of members) await expect(walkPath(path, machine)).resolves.toBeUndefined();
  });

  it('along paths that take every state and every transition of the chart', () => {
    const coverage = measureCoverage(onboardingMachine, ran.keys());
    process.stdout.write(`${formatCoverage(countKinds(paths), coverage)}\n`);
    expect([...coverage.states.missing, ...coverage.transitions.missing]).toEqual([]);
  });
});

describe('the paths over the specification', () => {
  it.each([
    ['shortest', 3851],
    ['simple', 4801],
    ['pairwise', 276],
    ['chosen', 38],
  ] as const)('are as many as they were: %s', (wanted, count) => {
    expect(paths.filter(({ kind }) => kind === wanted)).toHaveLength(count);
  });

  it('have a name each', () => {
    expect(new Set(paths.map(({ name }) => name)).size).toBe(paths.length);
  });

  it('take every transition of it', () => {
    const { known, taken } = watchTransitions();
    for (const { configuration, events } of paths) {
      events.reduce(nextSpec, beginSpec(configuration));
    }
    expect([...known].filter((name) => !taken.has(name))).toEqual([]);
    expect(known.size).toBe(579);
  });

  it('combine every two branches of every two steps of a way', () => {
    const trails = listPairwiseTrails();
    for (const index of new Set(trails.map(({ way }) => way))) {
      const members = trails.filter(({ way }) => way === index).map(({ branches }) => branches);
      const steps = Object.keys(members[0] ?? {}).length;
      expect(steps).toBeGreaterThan(7);
      expect(new Set(members.flatMap(listPairs)).size).toBe(((steps * (steps - 1)) / 2) * 25);
    }
  });
});

function listPairs(branches: Branches): readonly string[] {
  const taken = Object.entries(branches);
  return taken.flatMap((one, index) =>
    taken.slice(index + 1).map((other) => [...one, ...other].join(' ')),
  );
}
