import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { formatReplay } from './check-run.ts';
import type { CheckedRun } from './check-run.ts';
import { addTally, createEmptyTally } from './tally.ts';
import type { Tally } from './tally.ts';
import type { Share } from './worker.ts';

/** What many runs came to. */
export interface CheckedRuns {
  readonly runs: number;
  readonly broken: readonly CheckedRun[];
  readonly tally: Tally;
  /** Names all courses: the same seed and number of runs give the same. */
  readonly digest: string;
}

interface RunsOptions {
  readonly seed: number;
  readonly runs: number;
  /** Whether to stop at the first run that breaks a promise. */
  readonly bail: boolean;
}

/** Simulates runs on every core. */
export async function checkRuns({ seed, runs, bail }: RunsOptions): Promise<CheckedRuns> {
  const checked: CheckedRun[] = [];
  const step = Math.min(availableParallelism(), Math.max(runs, 1));
  // Processes and not threads: the driver of the store does not outlive the end of a thread.
  const workers = Array.from({ length: step }, (_, first) => {
    const share: Share = { seed, first, step, end: runs };
    return fork(fileURLToPath(new URL('worker.js', import.meta.url)), [JSON.stringify(share)]);
  });
  const stop = (): void => workers.forEach((worker) => worker.kill());
  const ends = workers.map(
    (worker, first) =>
      new Promise<void>((resolve, reject) => {
        let last = first - step;
        worker.on('message', (run: CheckedRun) => {
          checked.push(run);
          last = run.index;
          if (bail && run.broken !== null) stop();
        });
        worker.on('error', reject);
        worker.on('exit', (code) =>
          code === 0 || worker.killed
            ? resolve()
            : reject(new Error(`A worker ended with ${code}: ${formatReplay(seed, last + step)}`)),
        );
      }),
  );
  await Promise.all(ends).finally(stop);
  if (!bail && checked.length !== runs) {
    throw new Error(`Expected ${runs} runs to be checked, got ${checked.length}`);
  }
  return sum(checked.toSorted((one, other) => one.index - other.index));
}

function sum(checked: readonly CheckedRun[]): CheckedRuns {
  const hash = createHash('sha256');
  const tally = createEmptyTally();
  for (const run of checked) {
    hash.update(run.digest);
    addTally(tally, run.tally);
  }
  return {
    runs: checked.length,
    broken: checked.filter(({ broken }) => broken !== null),
    tally,
    digest: hash.digest('hex').slice(0, 16),
  };
}
