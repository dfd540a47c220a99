import type { Coverage } from '../chart/coverage.ts';
import type { Equivalents } from './equivalents.ts';
import type { SuiteReport, Verdict } from './suite-report.ts';

/** The share of all mutants, equivalent ones among them, that the suite must kill. */
const MIN_SCORE = 0.95;

/** Tells what is wrong with a suite: nothing where it proves the chart. */
export function findFaults(
  { coverage, verdicts }: Pick<SuiteReport, 'coverage' | 'verdicts'>,
  equivalents: readonly Equivalents[],
): readonly string[] {
  return [
    ...findGaps(coverage),
    ...findWeakness(verdicts),
    ...findUnexplained(verdicts, equivalents),
    ...findStale(verdicts, equivalents),
  ];
}

/** The share of the mutants that were killed, in thousandths rounded down: a suite is not made better by its report. */
export function toScore(verdicts: readonly Verdict[]): number {
  const killed = verdicts.filter(({ isKilled }) => isKilled).length;
  return Math.floor((killed * 1000) / verdicts.length) / 1000;
}

/** Formats a score as percent. */
export function formatScore(score: number): string {
  return `${(score * 100).toFixed(1)} %`;
}

function findGaps({ states, transitions }: Coverage): readonly string[] {
  return [
    ...states.missing.map((id) => `No path enters ${id}`),
    ...transitions.missing.map((id) => `No path takes ${id}`),
  ];
}

function findWeakness(verdicts: readonly Verdict[]): readonly string[] {
  const score = toScore(verdicts);
  // Not a number where there are no mutants.
  return score >= MIN_SCORE ? [] : [`Expected a score of at least 95 %, got ${formatScore(score)}`];
}

function findUnexplained(
  verdicts: readonly Verdict[],
  equivalents: readonly Equivalents[],
): readonly string[] {
  const explained = new Set(equivalents.flatMap(({ mutants }) => mutants));
  return verdicts
    .filter(({ id, isKilled }) => !isKilled && !explained.has(id))
    .map(({ id }) => `Nothing explains why this mutant survives: ${id}`);
}

function findStale(
  verdicts: readonly Verdict[],
  equivalents: readonly Equivalents[],
): readonly string[] {
  const alive = new Map(verdicts.map(({ id, isKilled }) => [id, !isKilled]));
  return equivalents
    .flatMap(({ mutants }) => mutants)
    .filter((id) => alive.get(id) !== true)
    .map((id) =>
      alive.has(id)
        ? `This mutant is called equivalent, yet it was killed: ${id}`
        : `This mutant is called equivalent, yet there is none of that name: ${id}`,
    );
}
