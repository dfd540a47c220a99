import { readRows } from './scene.ts';
import type { Scene } from './scene.ts';
import type { Watcher } from './watcher.ts';

/** Counts by name. */
type Counts = Record<string, number>;

/** What happened in a course, counted: a simulation that reaches nothing proves nothing. */
export interface Tally {
  processes: number;
  requests: number;
  transitions: number;
  readonly faults: Counts;
  readonly outcomes: Counts;
}

export interface TallyWatcher extends Watcher {
  readonly tally: Tally;
}

export function createEmptyTally(): Tally {
  return { processes: 0, requests: 0, transitions: 0, faults: {}, outcomes: {} };
}

export function createTallyWatcher(scene: Scene): TallyWatcher {
  const tally = createEmptyTally();
  return {
    tally,
    begin: () => void (tally.processes += 1),
    request: () => void (tally.requests += 1),
    move: () => void (tally.transitions += 1),
    fault: (_, kind) => count(tally.faults, [kind]),
    end: () =>
      count(
        tally.outcomes,
        readRows(scene).map(({ outcome }) => outcome),
      ),
  };
}

/** Adds one tally to another. */
export function addTally(sum: Tally, { faults, outcomes, ...numbers }: Tally): void {
  sum.processes += numbers.processes;
  sum.requests += numbers.requests;
  sum.transitions += numbers.transitions;
  for (const name of ['faults', 'outcomes'] as const) {
    const part = { faults, outcomes }[name];
    for (const [key, value] of Object.entries(part)) sum[name][key] = (sum[name][key] ?? 0) + value;
  }
}

function count(counts: Counts, names: readonly string[]): void {
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
}
