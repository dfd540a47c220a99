import { formatCoverage } from '../chart/format-coverage.ts';
import { formatScore } from './assess.ts';
import type { Summary } from './summary.ts';

/** Tells people what a suite is worth: its mutants by kind, and every survivor with the reason. */
export function formatSummary({ paths, coverage, kinds, score, survivors }: Summary): string {
  return [
    formatCoverage(paths, coverage),
    '',
    toLine(['', 'mutants', 'killed', 'survived']),
    ...kinds.map(({ kind, mutants, killed, survived }) =>
      toLine([kind, mutants, killed, survived]),
    ),
    '',
    `Score: ${formatScore(score)}`,
    ...survivors.flatMap(({ reason, mutants }) => [
      '',
      reason,
      ...mutants.map((id) => `  survived: ${id}`),
    ]),
    '',
  ].join('\n');
}

function toLine([first = '', ...rest]: readonly (string | number)[]): string {
  return [String(first).padEnd(18), ...rest.map((cell) => String(cell).padStart(10))].join('');
}
