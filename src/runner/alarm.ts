interface AlarmOptions {
  readonly now: () => number;
  /** Called at the end of a sleep where the machine itself slept, or its clock was set, since the one before. */
  readonly onSlept: () => void;
}

/** Wakes a loop that has nothing to do. */
export interface Alarm {
  /** Ends the present sleep, or the next one at once. */
  readonly ring: () => void;
  /** Sleeps until the alarm rings, the time is over, or it is time to look at the clock. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Timers stand still while a machine sleeps: one that was set for a day would fire a night late. */
const LOOK_EVERY_MS = 30_000;

/** The rest of the work may hold the loop up. */
const SLEPT_MS = 2 * LOOK_EVERY_MS;

/** Makes an alarm for one loop. */
export function createAlarm({ now, onSlept }: AlarmOptions): Alarm {
  let isRung = false;
  let wake: (() => void) | undefined;
  let lookedAt = now();
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async sleep(ms) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        if (isRung) return resolve();
        wake = resolve;
        timer = setTimeout(resolve, Math.min(Math.max(ms, 0), LOOK_EVERY_MS));
      });
      clearTimeout(timer);
      wake = undefined;
      isRung = false;
      const at = now();
      if (at - lookedAt > SLEPT_MS) onSlept();
      lookedAt = at;
    },
  };
}
