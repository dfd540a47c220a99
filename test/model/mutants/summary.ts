import type { Coverage } from '../chart/coverage.ts';
import { toScore } from './assess.ts';
import type { Equivalents } from './equivalents.ts';
import type { SuiteReport, Verdict } from './suite-report.ts';
import { groupSurvivors } from './survivors.ts';
import { tallyVerdicts } from './tally.ts';
import type { Tally } from './tally.ts';

/** A {@link SuiteReport} counted, for machines. */
export interface Summary {
  readonly paths: Readonly<Record<string, number>>;
  readonly coverage: Coverage;
  readonly kinds: readonly Tally[];
  /** The share of the mutants that were killed. */
  readonly score: number;
  readonly survivors: readonly Equivalents[];
  readonly mutants: readonly Verdict[];
}

/** Counts what a suite is worth. */
export function summarizeReport(
  { paths, coverage, verdicts }: SuiteReport,
  equivalents: readonly Equivalents[],
): Summary {
  return {
    paths,
    coverage,
    kinds: tallyVerdicts(verdicts),
    score: toScore(verdicts),
    survivors: groupSurvivors(verdicts, equivalents),
    mutants: verdicts,
  };
}
