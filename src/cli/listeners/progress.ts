import { styleText } from 'node:util';
import type { LifecycleState } from '../../domain/lifecycle.ts';
import type { RunEvents } from '../../domain/run-event.ts';
import { formatPace, formatStates, formatStatesInline, sum } from '../../report/state-lines.ts';
import type { StateCounts } from '../../report/state-lines.ts';
import type { Run } from '../../runner.ts';
import type { CliContext } from '../context.ts';
import { say } from '../context.ts';

/** Shows where rows stand while a run goes on. */
export interface Progress {
  /** A context whose talk is not drawn over. */
  readonly context: CliContext;
  /** Shows the last state of things and stops. */
  readonly end: () => void;
}

interface ProgressOptions {
  readonly color: boolean;
}

const REDRAW_MS = 200;
const LINE_EVERY_MS = 5000;
const RATE_WINDOW_MS = 10_000;

const COLORS: Partial<Record<LifecycleState, 'green' | 'red' | 'yellow'>> = {
  provisioned: 'green',
  failed: 'red',
  pendingConfirmation: 'yellow',
};

/** Counts rows by state as a run announces them. */
class StateTally {
  readonly #counts: Partial<Record<LifecycleState, number>> = {};
  readonly #since = performance.now();
  #settledAt: number[] = [];

  start({ states }: RunEvents['batch.started']): void {
    Object.assign(this.#counts, states);
  }

  add(count: number): void {
    this.#counts.unregistered = (this.#counts.unregistered ?? 0) + count;
  }

  move({ from, to }: RunEvents['row.moved']): void {
    this.#counts[from] = (this.#counts[from] ?? 0) - 1;
    this.#counts[to] = (this.#counts[to] ?? 0) + 1;
  }

  settle(): void {
    this.#settledAt.push(performance.now());
  }

  counts(): StateCounts {
    return this.#counts;
  }

  pace(): string {
    const now = performance.now();
    const windowMs = Math.min(RATE_WINDOW_MS, now - this.#since);
    this.#settledAt = this.#settledAt.filter((at) => at >= now - windowMs);
    const { provisioned = 0, skipped = 0, failed = 0, cancelled = 0 } = this.#counts;
    const left = sum(this.#counts) - provisioned - skipped - failed - cancelled;
    return formatPace(this.#settledAt.length / (windowMs / 1000), left);
  }
}

/** Shows a run's progress on standard error: live lines on a terminal, elsewhere a plain line now and then. */
export function showProgress(run: Run, context: CliContext, { color }: ProgressOptions): Progress {
  const tally = new StateTally();
  run.on('batch.started', (event) => tally.start(event));
  run.on('batch.admitted', ({ added }) => tally.add(added));
  run.on('row.moved', (event) => tally.move(event));
  run.on('row.settled', () => tally.settle());
  const view = context.isTerminal
    ? createLiveView(tally, context, color)
    : createPlainView(tally, context);
  const timer = setInterval(view.show, context.isTerminal ? REDRAW_MS : LINE_EVERY_MS);
  return {
    context: { ...context, process: { ...context.process, stderr: below(view, context) } },
    end() {
      clearInterval(timer);
      view.show();
    },
  };
}

interface View {
  readonly show: () => void;
  /** Leaves what is drawn where it is, and draws below it from now on. */
  readonly leave: () => void;
}

function below(view: View, { process: { stderr } }: CliContext): CliContext['process']['stderr'] {
  return {
    ...stderr,
    write(text: string) {
      stderr.write(text);
      view.leave();
    },
  };
}

function createPlainView(tally: StateTally, context: CliContext): View {
  let last = '';
  const show = (): void => {
    const states = formatStatesInline(tally.counts());
    if (states !== last && states !== '') say(context, `${states} (${tally.pace()})`);
    last = states;
  };
  return { show, leave: () => {} };
}

/** Draws over its own lines. */
function createLiveView(tally: StateTally, context: CliContext, color: boolean): View {
  let drawn = 0;
  const show = (): void => {
    const lines = [...formatStates(tally.counts()), tally.pace()];
    const up = drawn === 0 ? '' : `\u001B[${drawn}A`;
    const styled = color ? lines.map(paint) : lines;
    context.process.stderr.write(`${up}${styled.map((line) => `\u001B[2K${line}\n`).join('')}`);
    drawn = lines.length;
  };
  return {
    show,
    leave() {
      drawn = 0;
    },
  };
}

function paint(line: string): string {
  const [state] = Object.entries(COLORS).filter(([name]) => line.startsWith(name));
  return state === undefined ? line : styleText(state[1], line);
}
