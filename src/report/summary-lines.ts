import { OUTCOMES } from '../domain/outcome.ts';
import type { EndReason, Summary } from '../domain/summary.ts';
import { formatDuration } from './duration.ts';

/** Renders a batch counted: outcomes, why rows failed, and what to do next. */
export function formatSummary(summary: Summary): readonly string[] {
  return [...formatOutcomes(summary), ...formatFailures(summary), ...formatEnd(summary)];
}

function formatOutcomes({ batch, counts, durationMs }: Summary): readonly string[] {
  const outcomes = OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `${counts[outcome]} ${outcome}`,
  );
  const counted = outcomes.length === 0 ? 'no rows' : outcomes.join(', ');
  return [`Batch ${batch}: ${counted} in ${formatDuration(durationMs)}`];
}

function formatFailures({ failures }: Summary): readonly string[] {
  return failures.flatMap(({ code, count, message }) => [`  ${count} × ${code}`, `    ${message}`]);
}

function formatEnd({ reason, held }: Summary): readonly string[] {
  const ends: Readonly<Record<EndReason, readonly string[]>> = {
    done: [],
    waiting: ['Rows still wait for their confirmation. Run the same command again to go on.'],
    held: [
      `Stopped: ${held?.code ?? 'a failure of the whole batch'}. Nothing is lost: mend the cause, then run the same command again.`,
    ],
    maxFailures: ['Stopped: too many rows failed. Look at them, then run the same command again.'],
    stopped: ['Stopped. Nothing is lost: run the same command again to go on.'],
  };
  return ends[reason];
}
