import { ConfigError } from '../domain/config-error.ts';
import type { Summary } from '../domain/summary.ts';
import { InputError } from '../input/input-error.ts';

/** What the process ends with. */
export const EXIT_CODES = {
  ok: 0,
  someFailed: 1,
  notStarted: 2,
  stoppedEarly: 3,
  waiting: 4,
  SIGINT: 130,
  SIGTERM: 143,
} as const;

/** Tells a run's exit code; where several apply: stopped early, then waiting, then some failed. */
export function toExitCode({ reason, counts }: Summary): number {
  if (reason === 'held' || reason === 'maxFailures') return EXIT_CODES.stoppedEarly;
  if (counts.pending > 0) return EXIT_CODES.waiting;
  const hasFailed = counts.failed + counts.rejected + counts.cancelled > 0;
  return hasFailed ? EXIT_CODES.someFailed : EXIT_CODES.ok;
}

/** Tells the exit code of what a command threw. */
export function toErrorExitCode(error: unknown): number {
  const isUsage = error instanceof ConfigError || error instanceof InputError;
  return isUsage ? EXIT_CODES.notStarted : EXIT_CODES.stoppedEarly;
}
