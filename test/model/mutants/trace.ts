import { copyChart, toMachine } from '../chart/chart.ts';
import { observeChart } from '../chart/record-chart.ts';
import { observeRivals } from './rivals.ts';
import type { Suite } from './suite.ts';

/** What one path does to the sound chart. */
export interface Trace {
  /** The states that it enters, the branches that it takes, and where the order of two decided. */
  readonly seen: readonly string[];
  /** How often it enters a state or takes a branch. */
  readonly length: number;
}

/**
 * Makes a function that walks the path at an index over an observed copy of the chart.
 *
 * @throws Error where the path fails: a suite that refuses the sound chart proves nothing about others
 */
export function createTracer({ machine, paths, walk }: Suite): (index: number) => Promise<Trace> {
  let seen = new Set<string>();
  let length = 0;
  const chart = copyChart(machine);
  observeRivals(chart, (id) => void seen.add(id));
  observeChart(chart, (id) => {
    seen.add(id);
    length += 1;
  });
  const observed = toMachine(chart);
  return async (index) => {
    seen = new Set();
    length = 0;
    await walk(paths[index], observed);
    return { seen: [...seen], length };
  };
}
