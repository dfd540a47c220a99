import { expect, it } from 'vitest';
import { createWorkerPool } from './worker-pool.ts';

/** Multiplies numbers, the small ones slowly, and dies of a negative one. */
const SCRIPT = `
  import { parentPort, workerData } from 'node:worker_threads';
  parentPort.on('message', (task) => {
    if (task < 0) throw new Error('The thread died');
    setTimeout(() => parentPort.postMessage(task * workerData), 20 - task);
  });`;

function createPool() {
  const script = new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`);
  return createWorkerPool<number, number>(script, 2);
}

it('answers every task, in their order', async () => {
  const pool = createPool();
  expect(await pool.run([1, 5, 2, 10, 3])).toEqual([2, 10, 4, 20, 6]);
  expect(await pool.run([7])).toEqual([14]);
  await pool.close();
});

it('fails where a thread fails', async () => {
  const pool = createPool();
  await expect(pool.run([1, -1, 2])).rejects.toThrow('The thread died');
  await pool.close();
});
