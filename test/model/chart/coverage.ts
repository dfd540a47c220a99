import type { AnyStateMachine } from 'xstate';
import { recordChart } from './record-chart.ts';

/** How much of a chart ran. */
export interface Coverage {
  readonly states: Share;
  readonly transitions: Share;
}

interface Share {
  readonly taken: number;
  readonly all: number;
  /** What did not run, by name. */
  readonly missing: readonly string[];
}

/** Holds what ran, as {@link recordChart} names it, against what the chart has. */
export function measureCoverage(machine: AnyStateMachine, taken: Iterable<string>): Coverage {
  const { states, transitions } = recordChart(machine);
  const seen = new Set(taken);
  return { states: toShare(states, seen), transitions: toShare(transitions, seen) };
}

function toShare(all: readonly string[], seen: ReadonlySet<string>): Share {
  const missing = all.filter((id) => !seen.has(id));
  return { taken: all.length - missing.length, all: all.length, missing };
}
