import type { Failure, FailureCode } from '../domain/failure.ts';
import type { FailureCount } from '../domain/summary.ts';

/** Counts the failed rows of a run. */
export interface FailureTally {
  readonly add: (failure: Failure) => void;
  readonly total: () => number;
  /** Most frequent first. */
  readonly toCounts: () => readonly FailureCount[];
}

/** Makes an empty tally. */
export function createFailureTally(): FailureTally {
  const counts = new Map<FailureCode, FailureCount>();
  let total = 0;
  return {
    add({ code, message }) {
      const known = counts.get(code);
      counts.set(code, {
        code,
        message: known?.message ?? message,
        count: (known?.count ?? 0) + 1,
      });
      total += 1;
    },
    total: () => total,
    toCounts: () => [...counts.values()].toSorted((one, other) => other.count - one.count),
  };
}
