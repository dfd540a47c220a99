import { formatReplay } from './check-run.ts';
import type { CheckedRun } from './check-run.ts';
import type { CheckedRuns } from './check-runs.ts';

/** Says what a run broke, how to take the same course again, and the shortest course found. */
export function formatBroken(seed: number, { index, broken }: CheckedRun): string {
  if (broken === null) return `Run ${index} broke no promise.`;
  const { violations, trace, plan } = broken;
  return [
    `Run ${index} broke a promise:`,
    ...violations.map(({ promise, what }) => `  ${promise}: ${what}`),
    `Take the same course again: ${formatReplay(seed, index)}`,
    `The shortest course found, ${trace.length} steps:`,
    ...trace.map((line) => `  ${line}`),
    `Its plan: ${JSON.stringify(plan)}`,
  ].join('\n');
}

/** Counts what the runs came to, in words. */
export function formatRuns({ runs, broken, tally, digest }: CheckedRuns): string {
  return [
    `${runs} runs, ${broken.length} of them broke a promise. Digest ${digest}.`,
    `${tally.processes} processes, ${tally.requests} requests, ${tally.transitions} transitions.`,
    `Outcomes: ${list(tally.outcomes)}.`,
    `Faults: ${list(tally.faults)}.`,
  ].join('\n');
}

function list(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
