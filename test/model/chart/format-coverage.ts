import type { Coverage } from './coverage.ts';

/** Tells people in one line what paths took of the chart. */
export function formatCoverage(
  paths: Readonly<Record<string, number>>,
  { states, transitions }: Coverage,
): string {
  const counts = Object.entries(paths).map(([kind, count]) => `${count} ${kind}`);
  return `Paths: ${counts.join(', ')}. Of the chart: ${states.taken}/${states.all} states, ${transitions.taken}/${transitions.all} transitions.`;
}
