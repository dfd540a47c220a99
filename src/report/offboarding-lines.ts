import { FATES } from '../domain/offboarding.ts';
import type { Fate, OffboardingSummary } from '../domain/offboarding.ts';
import { formatDuration } from './duration.ts';

const DONE: Readonly<Record<Fate, string>> = {
  deleted: 'deleted',
  gone: 'gone before',
  kept: 'kept, since nothing shows that the batch created them',
  none: 'rows without one',
};

/** Renders what offboarding a batch came to, and what to do next. */
export function formatOffboarding(summary: OffboardingSummary): readonly string[] {
  const { batch, dryRun, users, objects, failed, left, held, durationMs } = summary;
  return [
    `Batch ${batch} ${dryRun ? 'looked through, nothing deleted' : 'offboarded'} in ${formatDuration(durationMs)}`,
    ...formatFates('users', users, dryRun),
    ...formatFates('objects', objects, dryRun),
    ...(failed > 0 ? [`  ${failed} rows failed. Run the same command again to go on.`] : []),
    ...(left > 0 ? [`  ${left} rows are left. Run the same command again to go on.`] : []),
    ...(held === undefined ? [] : [`Stopped: ${held.code}. ${held.message}`]),
  ];
}

function formatFates(
  what: string,
  counts: OffboardingSummary['users'],
  dryRun: boolean,
): readonly string[] {
  const words = { ...DONE, ...(dryRun && { deleted: 'would be deleted' }) };
  const parts = FATES.filter((fate) => counts[fate] > 0).map(
    (fate) => `${counts[fate]} ${words[fate]}`,
  );
  return parts.length === 0 ? [] : [`  ${what}: ${parts.join(', ')}`];
}

/** What was deleted of what a row made. */
interface Offboarding {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly user: Fate;
  readonly object: Fate;
}

/** Renders what was deleted of what a row made. */
export function formatOffboardedRow({ at, user, object }: Offboarding): string {
  return `${new Date(at).toISOString()}  offboarded: user ${user}, object ${object}`;
}
