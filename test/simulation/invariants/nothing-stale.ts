import type { Life } from '../../../src/domain/life.ts';
import type { RowUpdate } from '../../../src/store/store.ts';
import { readRows } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'a stale reply or timer is never taken';

export const nothingStale: Invariant = {
  promise,
  watch(scene) {
    const lives = new Map<string, Life>();
    return {
      begin() {
        lives.clear();
        for (const { key, life } of readRows(scene)) if (life !== null) lives.set(key, life);
      },
      move(update) {
        const before = lives.get(update.key);
        const what = before === undefined ? undefined : findStale(update, before);
        if (what !== undefined) scene.report(promise, `${update.key} ${what}`);
        lives.set(update.key, update.life);
      },
    };
  },
};

function findStale({ event, at, life }: RowUpdate, before: Life): string | undefined {
  if (life.revision !== before.revision + 1) {
    return `goes from revision ${before.revision} to ${life.revision}`;
  }
  if (event.startsWith('xstate.after')) {
    const isDue = before.timers.some((timer) => timer.event.type === event && timer.dueAt <= at);
    return isDue ? undefined : `takes ${event}, which is not due`;
  }
  return findStaleAnswer(event, before.call?.src);
}

function findStaleAnswer(event: string, awaited = 'none'): string | undefined {
  const [, src] = /^(\w+)\.(?:done|failed)$/.exec(event) ?? [];
  if (src === undefined || src === awaited) return undefined;
  return `takes an answer of ${src} while it waits for ${awaited}`;
}
