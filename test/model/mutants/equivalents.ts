/** Mutants that do what the sound chart does, and why; no suite can tell them apart. */
export interface Equivalents {
  readonly reason: string;
  /** Ids, as `npm run mutants` prints them. */
  readonly mutants: readonly string[];
}

/** Every mutant that survives; one that is killed or is no more has to leave. */
export const EQUIVALENTS: readonly Equivalents[] = [];
