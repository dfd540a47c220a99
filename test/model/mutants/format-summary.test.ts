import { expect, it } from 'vitest';
import { formatSummary } from './format-summary.ts';
import type { MutationKind } from './mutation.ts';
import { summarizeReport } from './summary.ts';

function judged(kind: MutationKind, place: string, isKilled = true) {
  return { id: `${kind}: ${place}`, kind, isKilled };
}

it('tells figures by kind, and the survivors under their reasons', () => {
  const report = {
    paths: { shortest: 3, pairwise: 12 },
    coverage: {
      states: { taken: 4, all: 4, missing: [] },
      transitions: { taken: 8, all: 9, missing: ['calling onDone → held'] },
    },
    verdicts: [
      judged('guard dropped', 'a'),
      judged('guard dropped', 'b', false),
      judged('branches swapped', 'c', false),
      judged('branches swapped', 'd', false),
    ],
  };
  const equivalents = [
    { reason: 'No failure passes both guards.', mutants: ['branches swapped: c'] },
    { reason: 'The guard always holds.', mutants: ['guard dropped: b', 'guard dropped: z'] },
  ];
  expect(formatSummary(summarizeReport(report, equivalents))).toBe(`\
Paths: 3 shortest, 12 pairwise. Of the chart: 4/4 states, 8/9 transitions.

                     mutants    killed  survived
guard dropped              2         1         1
guard inverted             0         0         0
target moved               0         0         0
action dropped             0         0         0
branch removed             0         0         0
branches swapped           2         0         2
bound shifted              0         0         0
delay zeroed               0         0         0
handler removed            0         0         0

Score: 25.0 %

No failure passes both guards.
  survived: branches swapped: c

The guard always holds.
  survived: guard dropped: b

Nothing explains why these survive.
  survived: branches swapped: d
`);
});
