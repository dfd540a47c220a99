import { expect, it } from 'vitest';
import { fillPage } from '../../scripts/correctness/fill-page.mjs';
import type { Summary } from '../model/mutants/summary.ts';

const PAGE = `# Correctness

Ours.

<!-- begin: npm run correctness writes what follows -->

old figures

<!-- end: npm run correctness -->

Ours, too.
`;

const SUMMARY: Summary = {
  paths: { shortest: 3, pairwise: 12 },
  coverage: {
    states: { taken: 4, all: 4, missing: [] },
    transitions: { taken: 8, all: 9, missing: ['calling onDone → held'] },
  },
  kinds: [
    { kind: 'guard dropped', mutants: 20, killed: 19, survived: 1 },
    { kind: 'branches swapped', mutants: 10, killed: 10, survived: 0 },
  ],
  score: 0.966,
  survivors: [
    { reason: 'The guard always holds.', mutants: ['guard dropped: calling onDone[0] isGood'] },
  ],
  mutants: [],
};

it('writes the figures between the marks, and nothing else', async () => {
  expect(await fillPage(PAGE, SUMMARY)).toBe(`# Correctness

Ours.

<!-- begin: npm run correctness writes what follows -->

| Paths    |     |
| -------- | --: |
| shortest |   3 |
| pairwise |  12 |
| all      |  15 |

| Of the chart                             | there are | taken by the paths |
| ---------------------------------------- | --------: | -----------------: |
| states                                   |         4 |                  4 |
| transitions, each guarded branch counted |         9 |                  8 |

| Mutants of the chart | made | killed | survived |
| -------------------- | ---: | -----: | -------: |
| guard dropped        |   20 |     19 |        1 |
| branches swapped     |   10 |     10 |        0 |
| all: 96.6 % killed   |   30 |     29 |        1 |

Survivors (1): The guard always holds.

- \`guard dropped: calling onDone[0] isGood\`

<!-- end: npm run correctness -->

Ours, too.
`);
});

it('changes nothing where nothing changed', async () => {
  const page = await fillPage(PAGE, SUMMARY);
  expect(await fillPage(page, SUMMARY)).toBe(page);
});

it('refuses a page without the marks', async () => {
  await expect(fillPage('# Correctness', SUMMARY)).rejects.toThrow('Expected the marks');
});
