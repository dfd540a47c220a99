import { syncBuiltinESMExports } from 'node:module';
import FakeTimers from '@sinonjs/fake-timers';

/** Taken before any clock is replaced. */
const { setImmediate: afterMicrotasks } = globalThis;

interface WorldEvent {
  /** True time, milliseconds since the epoch. */
  readonly at: number;
  readonly happen: () => void;
}

/**
 * Virtual time. There is a true time, which AWS and people keep, and our clock, which the process reads and somebody may
 * set. Timers of a process die with it; what the world has under way goes on.
 */
export class Timeline {
  #clock: FakeTimers.Clock;
  /** True time at which the present clock began. */
  #since: number;
  readonly #events = new Set<WorldEvent>();

  /** `ahead` is our clock minus the true time, in milliseconds. */
  constructor(now: number, ahead: number) {
    this.#since = now;
    this.#clock = install(now + ahead);
  }

  /** The true time, milliseconds since the epoch. */
  now(): number {
    return this.#since + performance.now();
  }

  /** Lets something happen in the world, whichever process lives by then. */
  after(ms: number, happen: () => void): void {
    this.#wait({ at: this.now() + ms, happen });
  }

  /** Sets our clock, as a person or a time server would; timers go on as they were. */
  setClock(byMs: number): void {
    this.#clock.setSystemTime(Date.now() + byMs);
  }

  /** Drops every timer of the present process. */
  beginLife(): void {
    const [now, ours] = [this.now(), Date.now()];
    this.#clock.uninstall();
    this.#since = now;
    this.#clock = install(ours);
    for (const event of this.#events) this.#wait(event);
  }

  /** Lets everything run that needs no time. */
  async settle(): Promise<void> {
    await new Promise((resolve) => {
      afterMicrotasks(resolve);
    });
  }

  /**
   * Fires the next timer.
   *
   * @returns `false` where there is none
   */
  fire(): boolean {
    if (this.#clock.countTimers() === 0) return false;
    this.#clock.next();
    return true;
  }

  /** Lets time pass while no process runs. */
  async pass(ms: number): Promise<void> {
    const until = this.now() + ms;
    setTimeout(() => {}, ms);
    while (this.now() < until) {
      this.fire();
      await this.settle();
    }
  }

  /** Gives the real time back. */
  end(): void {
    this.#clock.uninstall();
    syncBuiltinESMExports();
  }

  #wait(event: WorldEvent): void {
    this.#events.add(event);
    setTimeout(() => {
      if (this.#events.delete(event)) event.happen();
    }, event.at - this.now());
  }
}

function install(now: number): FakeTimers.Clock {
  const clock = FakeTimers.install({
    now,
    toFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'clearImmediate',
      'Date',
      'performance',
    ],
  });
  // So that what was imported from `node:timers/promises` follows.
  syncBuiltinESMExports();
  return clock;
}
