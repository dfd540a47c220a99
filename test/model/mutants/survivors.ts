import type { Equivalents } from './equivalents.ts';
import type { Verdict } from './suite-report.ts';

/** Puts the survivors under their reasons, in the order of these; the last group has those without any. */
export function groupSurvivors(
  verdicts: readonly Verdict[],
  equivalents: readonly Equivalents[],
): readonly Equivalents[] {
  const survivors = verdicts.filter(({ isKilled }) => !isKilled).map(({ id }) => id);
  const explained = new Set(equivalents.flatMap(({ mutants }) => mutants));
  const groups = equivalents.map(({ reason, mutants }) => ({
    reason,
    mutants: survivors.filter((id) => mutants.includes(id)),
  }));
  const others = survivors.filter((id) => !explained.has(id));
  return [...groups, { reason: 'Nothing explains why these survive.', mutants: others }].filter(
    ({ mutants }) => mutants.length > 0,
  );
}
