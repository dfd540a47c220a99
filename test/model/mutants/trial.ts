import { copyChart, toMachine } from '../chart/chart.ts';
import { observeChart } from '../chart/record-chart.ts';
import { findMutation } from './list-mutations.ts';
import type { Suite } from './suite.ts';

/** A mutant and the paths that may notice it. */
export interface Trial {
  readonly mutation: string;
  /** Indices of paths, in the order in which to walk them. */
  readonly paths: readonly number[];
  /** How many states and branches a walk may pass; a mutant that leads it round in a circle is noticed by that. */
  readonly limit: number;
}

/** Walks paths over a mutant until one fails, and returns its index; `null` where the mutant survives all. */
export async function findKiller(
  { machine, paths, walk }: Suite,
  { mutation, paths: candidates, limit }: Trial,
): Promise<number | null> {
  const meter = createMeter(limit);
  const mutant = createMutant({ machine, mutation, tell: meter.count });
  for (const index of candidates) {
    meter.reset();
    try {
      await walk(paths[index], mutant);
    } catch {
      return index;
    }
    if (meter.isExceeded()) return index;
  }
  return null;
}

function createMeter(limit: number) {
  let length = 0;
  return {
    reset: () => void (length = 0),
    isExceeded: () => length > limit,
    count: () => {
      length += 1;
      if (length > limit) throw new Error(`Expected a walk of at most ${limit} steps, got more`);
    },
  };
}

interface MutantOptions extends Pick<Suite, 'machine'>, Pick<Trial, 'mutation'> {
  readonly tell: () => void;
}

function createMutant({ machine, mutation: id, tell }: MutantOptions) {
  const chart = copyChart(machine);
  const mutation = findMutation(chart, id);
  if (mutation === undefined) throw new Error(`Expected a mutation of the chart, got \`${id}\``);
  mutation.apply();
  observeChart(chart, tell);
  return toMachine(chart);
}
