import { checkRun } from './check-run.ts';
import { checkRuns } from './check-runs.ts';
import { USAGE, parseOptions } from './options.ts';
import type { Options } from './options.ts';
import { formatBroken, formatRuns } from './report.ts';

/** @returns The exit code: 1 where a promise was broken */
async function main(options: Options): Promise<number> {
  if (options.run !== null) {
    const run = await checkRun(options.seed, options.run);
    print(options.json ? JSON.stringify(run) : formatBroken(options.seed, run));
    return run.broken === null ? 0 : 1;
  }
  const startedAt = performance.now();
  const runs = await checkRuns(options);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  if (options.json) print(JSON.stringify(toJson(options, { ...runs, seconds })));
  else {
    for (const run of runs.broken) print(`${formatBroken(options.seed, run)}\n`);
    print(`${formatRuns(runs)} It took ${seconds} s.`);
  }
  return runs.broken.length === 0 ? 0 : 1;
}

type Ended = Awaited<ReturnType<typeof checkRuns>> & { readonly seconds: number };

function toJson({ seed }: Options, { broken, ...rest }: Ended): object {
  const violations = broken.map(({ index, broken: found }) => ({
    run: index,
    violations: found?.violations,
    plan: found?.plan,
    trace: found?.trace,
  }));
  return { seed, ...rest, violations: violations.length, broken: violations };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  process.exitCode = await main(parseOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
