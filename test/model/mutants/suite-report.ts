import type { Coverage } from '../chart/coverage.ts';
import type { MutationKind } from './mutation.ts';

/** What became of a mutant. */
export interface Verdict {
  readonly id: string;
  readonly kind: MutationKind;
  readonly isKilled: boolean;
}

/** What a model suite is worth. */
export interface SuiteReport {
  /** Paths by kind. */
  readonly paths: Readonly<Record<string, number>>;
  readonly coverage: Coverage;
  readonly verdicts: readonly Verdict[];
}
