import type { Verdict } from './suite-report.ts';
import { MUTATION_KINDS } from './mutation.ts';
import type { MutationKind } from './mutation.ts';

/** How the mutants of one kind fared. */
export interface Tally {
  readonly kind: MutationKind;
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
}

/** Counts mutants by kind, in the order of {@link MUTATION_KINDS}. */
export function tallyVerdicts(verdicts: readonly Verdict[]): readonly Tally[] {
  return MUTATION_KINDS.map((kind) => {
    const ofKind = verdicts.filter((verdict) => verdict.kind === kind);
    const killed = ofKind.filter(({ isKilled }) => isKilled).length;
    return { kind, mutants: ofKind.length, killed, survived: ofKind.length - killed };
  });
}
