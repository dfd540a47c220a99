import type { Configuration } from './configuration.ts';
import { MAX_RETURNS } from './specification/checks.ts';
import type { SpecEventType } from './specification/spec-event.ts';

/** A path that a person chose. */
export interface Choice {
  /** What it shows. */
  readonly name: string;
  readonly changes?: Partial<Configuration>;
  readonly events: readonly SpecEventType[];
}

/** As often as a row may go back to an earlier step, and once more. */
export const TOO_OFTEN = MAX_RETURNS + 1;

/** How a user who needs no code comes to have signed in. */
export const SIGNED_IN = ['confirmedAtOnce', 'answered'] as const;

export function repeat(times: number, events: readonly SpecEventType[]): readonly SpecEventType[] {
  return Array.from({ length: times }, () => events).flat();
}
