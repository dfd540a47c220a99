import { expect, it } from 'vitest';
import { findFaults, toScore } from './assess.ts';
import type { Verdict } from './suite-report.ts';

const COVERED = {
  states: { taken: 2, all: 2, missing: [] },
  transitions: { taken: 3, all: 3, missing: [] },
};

/** As many mutants as are asked for, of which the last ones survive. */
function judged(count: number, survivors: number): readonly Verdict[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `guard dropped: ${index}`,
    kind: 'guard dropped',
    isKilled: index < count - survivors,
  }));
}

const EXPLAINED = [{ reason: 'It changes nothing.', mutants: ['guard dropped: 19'] }];

it('finds nothing where all but the explained mutants are killed', () => {
  const verdicts = judged(20, 1);
  expect(toScore(verdicts)).toBe(0.95);
  expect(findFaults({ coverage: COVERED, verdicts }, EXPLAINED)).toEqual([]);
});

it('finds what no path takes', () => {
  const coverage = {
    states: { taken: 1, all: 2, missing: ['held'] },
    transitions: { taken: 2, all: 3, missing: ['calling onDone → held'] },
  };
  expect(findFaults({ coverage, verdicts: judged(1, 0) }, [])).toEqual([
    'No path enters held',
    'No path takes calling onDone → held',
  ]);
});

it('finds a score that is too low, however well it is explained', () => {
  const verdicts = judged(10, 1);
  const explained = [{ reason: 'It changes nothing.', mutants: ['guard dropped: 9'] }];
  expect(findFaults({ coverage: COVERED, verdicts }, explained)).toEqual([
    'Expected a score of at least 95 %, got 90.0 %',
  ]);
});

it('finds a suite without mutants', () => {
  expect(findFaults({ coverage: COVERED, verdicts: [] }, [])).toHaveLength(1);
});

it('finds a survivor without a reason', () => {
  expect(findFaults({ coverage: COVERED, verdicts: judged(20, 1) }, [])).toEqual([
    'Nothing explains why this mutant survives: guard dropped: 19',
  ]);
});

it('finds reasons that are out of date', () => {
  const stale = [{ reason: 'It changes nothing.', mutants: ['guard dropped: 3', 'other'] }];
  expect(findFaults({ coverage: COVERED, verdicts: judged(20, 0) }, stale)).toEqual([
    'This mutant is called equivalent, yet it was killed: guard dropped: 3',
    'This mutant is called equivalent, yet there is none of that name: other',
  ]);
});
