import type { Finding } from '../domain/plan.ts';
import { isTransient } from './findings.ts';

/** What findings mean to a run that is about to begin. */
export interface SortedFindings {
  /** Settings that do not fit each other. */
  readonly misfits: readonly Finding[];
  /** Looks that failed by what concerns the whole batch. */
  readonly failures: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Sorts findings by what a run makes of them; outages it rides out itself, and what may not be looked at it does without. */
export function sortFindings(findings: readonly Finding[]): SortedFindings {
  const stops = findings.filter((one) => one.severity === 'stop' && !isTransient(one));
  return {
    misfits: stops.filter(({ code }) => code === undefined),
    failures: stops.filter(({ code }) => code !== undefined),
    warnings: findings.filter(({ severity }) => severity === 'warning'),
  };
}
