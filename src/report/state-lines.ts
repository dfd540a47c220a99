import { LIFECYCLE_STATES } from '../domain/lifecycle.ts';
import type { LifecycleState } from '../domain/lifecycle.ts';
import { formatDuration } from './duration.ts';

/** Rows by lifecycle state. */
export type StateCounts = Readonly<Partial<Record<LifecycleState, number>>>;

const BAR_WIDTH = 30;
const NAME_WIDTH = Math.max(...LIFECYCLE_STATES.map((name) => name.length));
const ALWAYS_SHOWN: readonly LifecycleState[] = LIFECYCLE_STATES.slice(0, 5);

/** Writes a table of lifecycle states: name, number and a bar; ends that no row reached are left out. */
export function formatStates(counts: StateCounts): readonly string[] {
  const all = sum(counts);
  return LIFECYCLE_STATES.filter(
    (state) => ALWAYS_SHOWN.includes(state) || (counts[state] ?? 0) > 0,
  ).map((state) => {
    const count = counts[state] ?? 0;
    const filled = all === 0 ? 0 : Math.round((count / all) * BAR_WIDTH);
    const bar = '█'.repeat(filled).padEnd(BAR_WIDTH, '·');
    return `${state.padEnd(NAME_WIDTH)} ${String(count).padStart(8)} ${bar}`;
  });
}

/** Writes the same on one line, without a bar. */
export function formatStatesInline(counts: StateCounts): string {
  return LIFECYCLE_STATES.filter((state) => (counts[state] ?? 0) > 0)
    .map((state) => `${state} ${counts[state]}`)
    .join(', ');
}

/**
 * Says how fast rows end and how long the others will take at that rate.
 *
 * @param perSecond - Rows that ended per second of late
 * @param left - Rows that have not ended
 */
export function formatPace(perSecond: number, left: number): string {
  const rate = `${perSecond.toFixed(1)} rows/s`;
  if (left === 0 || perSecond === 0) return rate;
  return `${rate}, about ${formatDuration((left / perSecond) * 1000)} left`;
}

/** Counts every row. */
export function sum(counts: StateCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
