import { ConfigError } from '../domain/config-error.ts';
import type { InputEntry } from '../domain/row.ts';
import type { Summary } from '../domain/summary.ts';
import { toInputFormat } from '../input/input-format.ts';
import { readRows } from '../input/read-rows.ts';
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
import { pullFirst } from './pull-first.ts';
import { planRehearsal, planWorkplace } from './workplace.ts';
import type { Workplace } from './workplace.ts';

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
  const batch = toBatchName(file, flags.batch);
  const bytes = await openInput(file, context);
  const plan = flags.local ? planRehearsal : planWorkplace;
  const { requires, open } = await plan(flags, context.process.env);
  const rows = readRows(bytes, {
    format: toInputFormat(file),
    requires,
    onWarning: (warning) => {
      if (!flags.quiet) say(context, warning);
    },
  });
  try {
    // A header that cannot work is known before there is a batch, and before a batch that waits goes on.
    const entries = await pullFirst(rows);
    await using place = await open();
    await onboard(context, { flags, batch, place, entries });
  } finally {
    // Not awaited: standard input may never give what it was asked for.
    rows.return(undefined).catch(() => {});
  }
}

interface Onboarding {
  readonly flags: RunFlags;
  readonly batch: string;
  readonly place: Workplace;
  readonly entries: AsyncIterable<InputEntry>;
}

async function onboard(
  context: CliContext,
  { flags, batch, place, entries }: Onboarding,
): Promise<void> {
  using services = await createAwsServices(place.config, { env: place.env });
  await using store = await openStore(place);
  if (place.local !== undefined) await assertFresh(store, batch);

  const runner = createRunner({ services, store, config: place.config });
  const run = runner.start(entries, { batch, ...toStartOptions(flags) });
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
