import type { Life } from '../../../src/domain/life.ts';
import type { RowUpdate } from '../../../src/store/store.ts';
import { readRows } from '../scene.ts';
import type { Sent } from '../watcher.ts';
import type { Invariant } from './invariant.ts';

const promise = 'a stale reply or timer is never taken';

export const nothingStale: Invariant = {
  promise,
  watch(scene) {
    const lives = new Map<string, Life>();
    /** For which call of a life each request was sent, by its revision. */
    const revisions = new Map<Sent, number | undefined>();
    /** The last call of each row to which an answer came. */
    const answered = new Map<string, number | undefined>();
    return {
      begin() {
        lives.clear();
        answered.clear();
        for (const { key, life } of readRows(scene)) if (life !== null) lives.set(key, life);
      },
      request(sent) {
        revisions.set(sent, lives.get(sent.username ?? '')?.call?.revision);
      },
      answer(sent) {
        if (sent.username !== null) answered.set(sent.username, revisions.get(sent));
      },
      move(update) {
        const before = lives.get(update.key);
        // Nobody can tell whose a key is whose user vanished: then any answer will do.
        const isNobodys = scene.vanishings.has(update.key);
        const last = isNobodys ? before?.call?.revision : answered.get(update.key);
        const what = before === undefined ? undefined : findStale(update, before, last);
        if (what !== undefined) scene.report(promise, `${update.key} ${what}`);
        lives.set(update.key, update.life);
      },
    };
  },
};

function findStale(
  { event, at, life }: RowUpdate,
  before: Life,
  answered: number | undefined,
): string | undefined {
  if (life.revision !== before.revision + 1) {
    return `goes from revision ${before.revision} to ${life.revision}`;
  }
  if (event.startsWith('xstate.after')) {
    const isDue = before.timers.some((timer) => timer.event.type === event && timer.dueAt <= at);
    return isDue ? undefined : `takes ${event}, which is not due`;
  }
  const { src, revision } = before.call ?? {};
  if (event.endsWith('.done') && answered !== revision) {
    return `takes the answer to call ${answered} for one to call ${revision}`;
  }
  return findStaleAnswer(event, src);
}

function findStaleAnswer(event: string, awaited = 'none'): string | undefined {
  const [, src] = /^(\w+)\.(?:done|failed)$/.exec(event) ?? [];
  if (src === undefined || src === awaited) return undefined;
  return `takes an answer of ${src} while it waits for ${awaited}`;
}
