import { ConfigError } from '../domain/config-error.ts';
import type { Summary } from '../domain/summary.ts';
import { toInputFormat } from '../input/input-format.ts';
import { readRows } from '../input/read-rows.ts';
import { toRowRequirements } from '../input/row-requirements.ts';
import type { MaxFailures, Run } from '../runner.ts';
import { createRunner } from '../runner.ts';
import { createAwsServices } from '../services/aws-services.ts';
import { openStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { say } from './context.ts';
import type { CliContext } from './context.ts';
import { EXIT_CODES, toExitCode } from './exit-code.ts';
import type { CommonFlags } from './flags.ts';
import { showProgress } from './listeners/progress.ts';
import { sayHeld, talk } from './listeners/talk.ts';
import { openInput, toBatchName } from './open-input.ts';
import { printOutcome } from './print-outcome.ts';
import { openRehearsal, openWorkplace } from './workplace.ts';

/** The flags of `run`. */
export interface RunFlags extends CommonFlags {
  readonly local: boolean;
  readonly concurrency?: number;
  readonly maxFailures?: MaxFailures;
  readonly wait?: number;
}

/** Onboards every row of a file and sets the exit code. */
export async function onboardFile(
  context: CliContext,
  flags: RunFlags,
  file: string,
): Promise<void> {
  const name = toBatchName(file, flags.batch);
  const bytes = await openInput(file, context);
  await using place = flags.local
    ? await openRehearsal(flags, context.process.env)
    : await openWorkplace(flags, context.process.env);
  using services = await createAwsServices(place.config, { env: place.env });
  await using store = await openStore(place);
  if (place.local !== undefined) await assertFresh(store, name);

  const runner = createRunner({ services, store, config: place.config });
  const entries = readRows(bytes, {
    format: toInputFormat(file),
    requires: toRowRequirements(place.config),
    onWarning: (warning) => {
      if (!flags.quiet) say(context, warning);
    },
  });
  const run = runner.start(entries, { batch: name, ...toStartOptions(flags) });
  const interrupt = watchInterrupts(run, context);
  const summary = await follow(run, context, flags);

  await printOutcome(context, { summary, store, place, flags });
  context.process.exitCode = interrupt() ?? toExitCode(summary);
}

function toStartOptions({ concurrency, maxFailures, wait }: RunFlags) {
  return {
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(maxFailures === undefined ? {} : { maxFailures }),
    ...(wait === undefined ? {} : { waitMs: wait }),
  };
}

async function follow(run: Run, context: CliContext, flags: RunFlags): Promise<Summary> {
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

/** A local AWS that lived for one run cannot be gone on with in another. */
async function assertFresh(store: Store, name: string): Promise<void> {
  if (!(await store.batchNames()).includes(name)) return;
  throw new ConfigError(
    `Expected a new batch for a fresh local AWS, but ${name} was begun before, on another one. Use another --state, or start \`cognito-onboard local\` for longer rehearsals.`,
  );
}
