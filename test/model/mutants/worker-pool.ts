import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Threads that work through tasks together. */
export interface WorkerPool<Task, Answer> {
  /** Answers come in the order of the tasks, whichever thread was faster. */
  run(tasks: readonly Task[]): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

/** Room for what a task leaves behind, so that it is thrown away at once and not kept for long first. */
const LIMITS = { maxYoungGenerationSizeMb: 64 };

/** Starts as many threads as there are cores, each with a copy of the data; each answers one message at a time. */
export function createWorkerPool<Task, Answer>(
  script: URL,
  workerData: unknown,
): WorkerPool<Task, Answer> {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(script, { workerData, resourceLimits: LIMITS }),
  );
  return {
    async run(tasks) {
      const answers: Answer[] = [];
      // All threads draw from one queue.
      const queue = tasks.entries();
      await Promise.all(
        workers.map(async (worker) => {
          for (const [index, task] of queue) answers[index] = await ask<Answer>(worker, task);
        }),
      );
      return answers;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Rejects where the thread fails instead of answering. */
async function ask<Answer>(worker: Worker, task: unknown): Promise<Answer> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin, windows do
  worker.postMessage(task);
  const [answer] = (await once(worker, 'message')) as [Answer];
  return answer;
}
