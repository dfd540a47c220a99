import type { Timer } from '../../../src/domain/life.ts';
import { readRows } from '../scene.ts';
import { isClockSet } from './failures-deserved.ts';
import type { Invariant } from './invariant.ts';

const promise = 'timers survive restarts and fire in time';

/** A row may have to wait for a free place while others hang, and a deadline for the first reading of the inbox. */
const TOLERANCE_MS = 120_000;

export const timersInTime: Invariant = {
  promise,
  watch(scene) {
    const timers = new Map<string, readonly Timer[]>();
    let begunAt = 0;
    return {
      begin() {
        begunAt = Date.now();
        for (const { key, life } of readRows(scene)) timers.set(key, life?.timers ?? []);
      },
      move({ key, event, at, life }) {
        const fired = timers.get(key)?.find((timer) => timer.event.type === event);
        timers.set(key, life.timers);
        if (fired === undefined || isClockSet(scene)) return;
        const lateMs = at - Math.max(fired.dueAt, begunAt);
        if (lateMs > TOLERANCE_MS) scene.report(promise, `${key} ${event} comes ${lateMs} ms late`);
      },
      /** What should have fired in this life, and did not. */
      rest() {
        if (isClockSet(scene)) return;
        for (const { key, phase, life } of readRows(scene)) {
          for (const { dueAt, event } of phase === 'held' ? [] : (life?.timers ?? [])) {
            const lateMs = Date.now() - Math.max(dueAt, begunAt);
            if (lateMs > TOLERANCE_MS) scene.report(promise, `${key} ${event.type} did not come`);
          }
        }
      },
    };
  },
};
