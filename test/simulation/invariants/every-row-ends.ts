import { readRows } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'every row ends, or waits for something that can still come';

export const everyRowEnds: Invariant = {
  promise,
  watch: (scene) => ({
    /** By then every fault is over, every cause mended and every deadline past. */
    end() {
      const rows = readRows(scene);
      if (rows.length !== scene.people.length) {
        scene.report(promise, `${rows.length} of ${scene.people.length} rows are in the store`);
      }
      for (const { key, phase, life } of rows) {
        if (phase === 'ended') continue;
        scene.report(promise, `${key} is left ${phase} in ${JSON.stringify(life?.value)}`);
      }
    },
  }),
};
