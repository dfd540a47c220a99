import type { ServiceFailure } from '../domain/failure.ts';
import { FATES } from '../domain/offboarding.ts';
import type { Fate, OffboardingEnd, OffboardingSummary } from '../domain/offboarding.ts';

/** Counts what became of rows that are offboarded. */
export interface OffboardingTally {
  readonly add: (end: OffboardingEnd) => void;
  /** Counts a row that nobody looks at. */
  readonly leave: () => void;
  /** What concerns the whole batch. */
  readonly held: () => ServiceFailure | undefined;
  readonly toCounts: () => Omit<OffboardingSummary, 'batch' | 'dryRun' | 'durationMs'>;
}

/** Makes the tally of one offboarding. */
export function createOffboardingTally(): OffboardingTally {
  const [users, objects] = [toZeros(), toZeros()];
  let failed = 0;
  let left = 0;
  let held: ServiceFailure | undefined;

  const countFailure = (failure: ServiceFailure): void => {
    if (failure.scope === 'batch') {
      held ??= failure;
      left += 1;
    } else {
      failed += 1;
    }
  };

  return {
    add({ user, object, failure }) {
      // A row that failed did not come to what it says `none` of.
      if (failure === null || user !== 'none') users[user] += 1;
      if (failure === null || object !== 'none') objects[object] += 1;
      if (failure !== null) countFailure(failure);
    },
    leave: () => void (left += 1),
    held: () => held,
    toCounts: () => ({ users, objects, failed, left, ...(held && { held }) }),
  };
}

function toZeros(): Record<Fate, number> {
  return Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>;
}
