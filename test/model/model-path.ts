import type { Configuration } from './configuration.ts';
import type { SpecEventType } from './specification/spec-event.ts';

/** What happens to one row, from its beginning. */
export interface ModelPath {
  /** Unique among all paths. */
  readonly name: string;
  /** How it was found; a person chose what the others leave out. */
  readonly kind: 'shortest' | 'simple' | 'pairwise' | 'chosen';
  readonly configuration: Configuration;
  readonly events: readonly SpecEventType[];
}
