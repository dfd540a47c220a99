import type { Run } from '../../src/runner.ts';
import type { LifeEnd } from './plan.ts';

/** The life of a process, counted in moments: writes to the store and steps of requests. */
export class Process {
  isAlive = true;
  /** Told how to end where the process does so by itself. */
  run: Run | undefined;
  readonly #end: LifeEnd | undefined;
  #moments = 0;

  constructor(end: LifeEnd | undefined) {
    this.#end = end;
  }

  /** One more moment is over; `answered` names the operation whose answer is about to be heard. */
  readonly pass = (answered: string | null = null): void => {
    if (this.#end === undefined) return;
    const { before, moment, by } = this.#end;
    if (before !== null && before !== answered) return;
    this.#moments += 1;
    if (this.#moments === moment) this.#finish(by);
  };

  #finish(by: LifeEnd['by']): void {
    if (by === 'kill') this.isAlive = false;
    // Whoever stops a process does so from outside of what it is doing.
    else queueMicrotask(() => void this.run?.stop({ now: by === 'abort' }).catch(() => {}));
  }
}
