/** Counts by operation name. */
export class CallCounts {
  readonly #counts = new Map<string, number>();

  /** Counts one more. */
  add(operation: string): void {
    this.#counts.set(operation, (this.#counts.get(operation) ?? 0) + 1);
  }

  /** The counts as a plain object, sorted by operation. */
  toObject(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}
