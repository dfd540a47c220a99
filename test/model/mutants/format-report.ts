import { formatScore, toScore } from './assess.ts';
import type { Equivalents } from './equivalents.ts';
import type { SuiteReport } from './suite-report.ts';
import { groupSurvivors } from './survivors.ts';
import { tallyVerdicts } from './tally.ts';

/** Tells people what a suite is worth: its mutants by kind, and every survivor with the reason. */
export function formatReport(
  { paths, coverage: { states, transitions }, verdicts }: SuiteReport,
  equivalents: readonly Equivalents[],
): string {
  const kinds = Object.entries(paths).map(([kind, count]) => `${count} ${kind}`);
  const survivors = groupSurvivors(verdicts, equivalents);
  return [
    `Paths: ${kinds.join(', ')}`,
    `Chart: ${states.taken}/${states.all} states, ${transitions.taken}/${transitions.all} transitions`,
    '',
    toLine(['', 'mutants', 'killed', 'survived']),
    ...tallyVerdicts(verdicts).map(({ kind, mutants, killed, survived }) =>
      toLine([kind, mutants, killed, survived]),
    ),
    '',
    `Score: ${formatScore(toScore(verdicts))}`,
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
