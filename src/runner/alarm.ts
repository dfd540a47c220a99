/** Wakes a loop that has nothing to do. */
export interface Alarm {
  /** Ends the present sleep, or the next one at once. */
  readonly ring: () => void;
  /** Sleeps until the alarm rings or the time is over; `Infinity` waits for the alarm alone. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** What a timer of Node can hold. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Makes an alarm for one loop. */
export function createAlarm(): Alarm {
  let isRung = false;
  let wake: (() => void) | undefined;
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
        timer = setTimeout(resolve, Math.min(Math.max(ms, 0), MAX_TIMER_MS));
      });
      clearTimeout(timer);
      wake = undefined;
      isRung = false;
    },
  };
}
