import type { Summary } from '../domain/summary.ts';
import type { Target } from '../domain/target.ts';
import { createRunner } from '../runner.ts';
import type { Run, Runner } from '../runner.ts';
import { createAwsServices } from '../services/aws-services.ts';
import { openStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { toBatchFile } from './batch-file.ts';
import { say } from './context.ts';
import type { CliContext } from './context.ts';
import { EXIT_CODES, toExitCode } from './exit-code.ts';
import type { CommonFlags } from './flags.ts';
import { keepHealth } from './listeners/health.ts';
import { showProgress } from './listeners/progress.ts';
import { sayHeld, talk } from './listeners/talk.ts';
import { printOutcome } from './print-outcome.ts';
import type { Workplace } from './workplace.ts';

interface CarryOutOptions {
  readonly flags: CommonFlags;
  readonly place: Workplace;
  /** The batch that is run. */
  readonly batch: string;
  /** Refuses a store in which the run may not begin. */
  readonly check?: (store: Store, target: Target) => Promise<void>;
  /** Begins the run that is carried out. */
  readonly begin: (runner: Runner) => Run;
}

/** Carries a run out to its end, shows how it goes and how it ended, and sets the exit code. */
export async function carryOut(
  context: CliContext,
  { flags, place, batch, check, begin }: CarryOutOptions,
): Promise<void> {
  using services = await createAwsServices(place.config, { env: place.env });
  await using store = await openStore(place);
  await check?.(store, services.target);
  const run = begin(createRunner({ services, store, config: place.config }));
  keepHealth(run, toBatchFile(place.dir, batch, 'health.json'));
  const interrupt = watchInterrupts(run, context);
  const summary = await follow(run, context, flags);

  await printOutcome(context, { summary, store, place, flags });
  context.process.exitCode = interrupt() ?? toExitCode(summary);
}

async function follow(run: Run, context: CliContext, flags: CommonFlags): Promise<Summary> {
  if (flags.quiet) {
    sayHeld(run, context);
    return run;
  }
  const color = flags.color && context.process.env['NO_COLOR'] === undefined;
  const progress = showProgress(run, context, { color });
  sayHeld(run, progress.context);
  talk(run, progress.context);
  try {
    return await run;
  } finally {
    progress.end();
  }
}

/** The first interrupt awaits calls in flight, the second does not. Tells the exit code of an interrupt, if one came. */
function watchInterrupts(run: Run, context: CliContext): () => number | undefined {
  let code: number | undefined;
  const stopListening = context.onInterrupt((signal) => {
    const isFirst = code === undefined;
    code ??= EXIT_CODES[signal];
    if (isFirst) say(context, 'Finishing calls in flight; interrupt again to stop at once');
    // What breaks the run is told where the run is awaited.
    run.stop({ now: !isFirst }).catch(() => {});
  });
  return () => {
    stopListening();
    return code;
  };
}
