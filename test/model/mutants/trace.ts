import { recordChart } from '../chart/record-chart.ts';
import type { Suite } from './suite.ts';

/** What one path does to the sound chart. */
export interface Trace {
  /** The states that it enters and the branches that it takes. */
  readonly seen: readonly string[];
  /** How often it enters or takes any. */
  readonly length: number;
}

/**
 * Makes a function that walks the path at an index over a recorded copy of the chart.
 *
 * @throws Error where the path fails: a suite that refuses the sound chart proves nothing about others
 */
export function createTracer({ machine, paths, walk }: Suite): (index: number) => Promise<Trace> {
  const recorded = recordChart(machine);
  return async (index) => {
    recorded.taken.clear();
    await walk(paths[index], recorded.machine);
    const counts = [...recorded.taken.values()];
    return {
      seen: [...recorded.taken.keys()],
      length: counts.reduce((total, count) => total + count, 0),
    };
  };
}
