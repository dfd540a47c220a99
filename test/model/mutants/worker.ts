import { parentPort, workerData } from 'node:worker_threads';
import type { ModelPath } from '../model-path.ts';
import { createModelSuite } from './model-suite.ts';
import type { Suite } from './suite.ts';
import { createTracer } from './trace.ts';
import type { Trace } from './trace.ts';
import { findKiller } from './trial.ts';
import type { Trial } from './trial.ts';

/** Work on the model suite: to trace the path at an index, or to try a mutant. */
export type Task = { readonly trace: number } | { readonly trial: Trial };

/** The trace of a path, or the index of the path that killed a mutant. */
export type Answer = Trace | number | null;

// Every killed mutant throws, and XState throws behind the scenes of each transition: nobody reads where.
Error.stackTraceLimit = 0;

const suite = createModelSuite(workerData as readonly ModelPath[]) as unknown as Suite;
const trace = createTracer(suite);

parentPort?.on('message', (task: Task) => void carryOut(task));

async function carryOut(task: Task): Promise<void> {
  const answer: Answer = await ('trace' in task
    ? trace(task.trace)
    : findKiller(suite, task.trial));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin, windows do
  parentPort?.postMessage(answer);
}
