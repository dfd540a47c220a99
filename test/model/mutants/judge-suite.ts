import { copyChart } from '../chart/chart.ts';
import { countKinds } from '../chart/count-kinds.ts';
import { measureCoverage } from '../chart/coverage.ts';
import { listMutations } from './list-mutations.ts';
import { createModelSuite } from './model-suite.ts';
import { toMutationId } from './mutation.ts';
import type { Mutation } from './mutation.ts';
import type { SuiteReport, Verdict } from './suite-report.ts';
import { planTrials } from './plan-trials.ts';
import type { Trace } from './trace.ts';
import { createWorkerPool } from './worker-pool.ts';
import type { WorkerPool } from './worker-pool.ts';
import type { Answer, Task } from './worker.ts';

/** Traces every path of the model suite, and tries every mutant of the chart. */
export async function judgeSuite(): Promise<SuiteReport> {
  const { machine, paths } = createModelSuite();
  // The build names it so; it stands beside this file.
  const pool = createWorkerPool<Task, Answer>(new URL('worker.js', import.meta.url), paths);
  try {
    const traces = (await pool.run(paths.map((_, index) => ({ trace: index })))) as Trace[];
    return {
      paths: countKinds(paths),
      coverage: measureCoverage(
        machine,
        traces.flatMap(({ seen }) => seen),
      ),
      verdicts: await tryMutants(pool, listMutations(copyChart(machine)), traces),
    };
  } finally {
    await pool.close();
  }
}

async function tryMutants(
  pool: WorkerPool<Task, Answer>,
  mutations: readonly Mutation[],
  traces: readonly Trace[],
): Promise<readonly Verdict[]> {
  const killers = await pool.run(planTrials(mutations, traces).map((trial) => ({ trial })));
  return mutations.map((mutation, index) => ({
    id: toMutationId(mutation),
    kind: mutation.kind,
    isKilled: killers[index] !== null,
  }));
}
