import { describe, expect, it } from 'vitest';
import { listPaths } from './model-paths.ts';
import { listPairwiseTrails } from './pairwise-paths.ts';
import type { Branches } from './pairwise-paths.ts';
import { beginSpec, nextSpec } from './specification/spec-state.ts';
import { watchTransitions } from './specification/taken-transitions.ts';

const paths = listPaths();

describe('the paths over the specification', () => {
  it.each([
    ['shortest', 1000],
    ['simple', 500],
    ['pairwise', 250],
  ] as const)('are as many as they were: %s', (wanted, least) => {
    expect(paths.filter(({ kind }) => kind === wanted).length).toBeGreaterThan(least);
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
    expect(known.size).toBeGreaterThan(500);
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
