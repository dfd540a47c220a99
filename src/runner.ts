import type { Config } from './domain/config.ts';
import { ConfigError } from './domain/config-error.ts';
import { parseCode } from './domain/confirmation-code.ts';
import type { OffboardedRow, OffboardingSummary } from './domain/offboarding.ts';
import type { RunEventName } from './domain/run-event.ts';
import type { Summary } from './domain/summary.ts';
import { toRowRequirements } from './input/row-requirements.ts';
import { toEntries } from './input/to-entries.ts';
import { createInterpreter } from './interpreter/interpreter.ts';
import { onboardingMachine } from './machines/onboarding.ts';
import { createAnnouncer } from './runner/announcer.ts';
import type { Announcer, Listener } from './runner/announcer.ts';
import { BatchRun } from './runner/batch-run.ts';
import { cancelRows } from './runner/cancel-rows.ts';
import { createInputs } from './runner/create-inputs.ts';
import { createFailureLimit } from './runner/failure-limit.ts';
import type { MaxFailures } from './runner/failure-limit.ts';
import { generatePassword } from './runner/generate-password.ts';
import { offboardRows } from './runner/offboard-rows.ts';
import { toPolicy } from './runner/policy.ts';
import { createRowDriver } from './runner/row-driver.ts';
import { createCalls } from './services/calls.ts';
import type { Services } from './services/services.ts';
import type { Batch, RedriveChoice, Store } from './store/store.ts';

export type { Listener } from './runner/announcer.ts';
export type { MaxFailures } from './runner/failure-limit.ts';

/** What a runner works with. */
export interface RunnerOptions {
  readonly services: Services;
  readonly store: Store;
  readonly config: Config;
  /** Gives the time in milliseconds since the epoch. @defaultValue `Date.now` */
  readonly now?: () => number;
}

/** How one run of a batch goes. */
export interface StartOptions {
  /** The name under which progress is kept; a batch that exists is continued. */
  readonly batch: string;
  /** Stops the run like {@link Run.stop}. */
  readonly signal?: AbortSignal;
  /** Rows that are under way at a time. @defaultValue `64` */
  readonly concurrency?: number;
  /** How long to stay when only confirmations are awaited, in milliseconds. @defaultValue `600_000` */
  readonly waitMs?: number;
  /** Stops the run once so many rows failed in it, or such a share of all rows. @defaultValue no limit */
  readonly maxFailures?: MaxFailures;
}

/** How rows that failed or were cancelled begin again. */
export interface RedriveOptions extends StartOptions, RedriveChoice {}

/** How a batch is offboarded. */
export interface OffboardOptions {
  readonly batch: string;
  /** Looks what there is to delete, and deletes nothing. @defaultValue `false` */
  readonly dryRun?: boolean;
  /** Ends it after the rows that are under way. */
  readonly signal?: AbortSignal;
  /** Hears of every row, also of those that were done before. */
  readonly onRow?: (row: OffboardedRow) => void;
}

/** A batch under way. Await it for the summary; it never rejects because a row failed. */
export interface Run extends PromiseLike<Summary>, AsyncDisposable {
  /** Hears of one kind of event until the returned function is called. */
  on<Name extends RunEventName>(name: Name, listener: Listener<Name>): () => void;
  /**
   * Hands in a confirmation code; resolves to whether the batch has a row of that username, once the code is on disk, and
   * rejects with a ConfigError where it cannot be a code.
   */
  deliver(username: string, code: string): Promise<boolean>;
  /** Makes no new call, awaits those that have left and resolves to the summary; `now` breaks them off. */
  stop(options?: { readonly now?: boolean }): Promise<Summary>;
}

/** Runs batches one after another. */
export interface Runner {
  /**
   * Starts or continues a batch.
   *
   * @param rows - Row objects with the column names of the input as keys, or entries of `readRows`
   * @returns A run that rejects with a ConfigError where an option cannot be used or the batch belongs to another target,
   * with an InputError where the rows cannot be read, and with a StoreError where progress cannot be written
   */
  start(rows: Iterable<unknown> | AsyncIterable<unknown>, options: StartOptions): Run;
  /**
   * Begins failed and cancelled rows of a batch again, with what they found out and the configuration of now, and runs the
   * batch like {@link Runner.start}, without an input.
   *
   * @returns A run that rejects with a ConfigError where there is no such batch, too
   */
  redrive(options: RedriveOptions): Run;
  /**
   * Cancels every row of a batch that has not ended; what was made stays, and {@link Runner.redrive} goes on with it.
   *
   * @returns How many rows were cancelled
   * @throws ConfigError where there is no such batch, it belongs to another target, or a run has it
   */
  cancel(batch: string): Promise<number>;
  /**
   * Deletes what a batch made and nothing else: users by the `sub` that its store recorded, compared just before, and
   * objects by their marker. Rows that have not ended are cancelled first. Killed at any moment, it goes on where it was.
   *
   * @throws ConfigError where there is no such batch, it belongs to another target, or a run has it
   */
  offboard(options: OffboardOptions): Promise<OffboardingSummary>;
}

/**
 * Makes a runner: rows, the chart, services and a store in; outcomes out. It is the embedded host of the interpreter.
 *
 * @example
 * ```ts
 * import { createAwsServices, createRunner, loadKey, openStore, parseConfig } from 'cognito-onboard';
 *
 * async function onboard(people: AsyncIterable<unknown>, configuration: unknown) {
 *   const config = parseConfig(configuration);
 *   using services = await createAwsServices(config);
 *   await using store = await openStore({ dir: '.cognito-onboard', key: await loadKey(process.env) });
 *   const run = createRunner({ services, store, config }).start(people, { batch: 'people' });
 *   run.on('row.settled', ({ result }) => console.log(result.username, result.outcome));
 *   return await run;
 * }
 * ```
 */
export function createRunner(options: RunnerOptions): Runner {
  return {
    start: (rows, startOptions) => begin(options, { ...startOptions, rows }),
    redrive: (redriveOptions) => begin(options, { ...redriveOptions, rows: null }),
    cancel: (name) => withIdleBatch(options, name, (batch) => cancel(options, batch)),
    offboard: ({ batch: name, dryRun = false, signal, onRow = () => {} }) =>
      withIdleBatch(options, name, async (batch) => {
        const { services, config, now = Date.now } = options;
        // What has not ended would go on making things.
        if (!dryRun) await cancel(options, batch);
        const { retry } = toPolicy(config);
        return offboardRows({ batch, services, retry, now, dryRun, signal, onRow });
      }),
  };
}

/** Works on a batch while no run has it. */
async function withIdleBatch<Result>(
  { services, store }: RunnerOptions,
  name: string,
  use: (batch: Batch) => Promise<Result>,
): Promise<Result> {
  await assertBatch(store, name);
  const batch = await store.openBatch(name, services.target);
  try {
    return await use(batch);
  } finally {
    batch.release();
  }
}

function cancel({ config, now = Date.now }: RunnerOptions, batch: Batch): Promise<number> {
  const toInput = createInputs(toPolicy(config), batch);
  const interpreter = createInterpreter(onboardingMachine);
  return cancelRows({ batch, interpreter, toInput, now });
}

/** What a run begins with: rows to take in, or rows to begin again. */
type Beginning = StartOptions &
  (
    | { readonly rows: Iterable<unknown> | AsyncIterable<unknown> }
    | ({ readonly rows: null } & RedriveChoice)
  );

function begin(options: RunnerOptions, beginning: Beginning): Run {
  const announcer = createAnnouncer();
  const opening = openRun(options, beginning, announcer);
  const finished = opening.then((run) => finish(run, { options, beginning, announcer }));
  // Whoever awaits the run hears of its failure; nobody has to.
  finished.catch(() => {});
  const stop: Run['stop'] = async ({ now = false } = {}) => {
    const run = await opening;
    if (now) run.abort();
    else run.stop();
    return finished;
  };
  return {
    on: announcer.on,
    async deliver(username, code) {
      const read = parseCode(code);
      return (await opening).deliver(username, read);
    },
    stop,
    // eslint-disable-next-line unicorn/no-thenable -- a run is awaited for its summary
    then: (onSummary, onError) => finished.then(onSummary, onError),
    [Symbol.asyncDispose]: async () => void (await stop().catch(() => {})),
  };
}

const DEFAULT_CONCURRENCY = 64;
const DEFAULT_WAIT_MS = 600_000;

async function openRun(
  { services, store, config, now = Date.now }: RunnerOptions,
  beginning: Beginning,
  { announce }: Announcer,
): Promise<BatchRun> {
  const { concurrency = DEFAULT_CONCURRENCY, waitMs = DEFAULT_WAIT_MS } = beginning;
  assertConcurrency(concurrency);
  const isTooMany = createFailureLimit(beginning.maxFailures);
  if (beginning.rows === null) await assertBatch(store, beginning.batch);
  await assertRunnable(store, beginning.batch);
  const batch = await store.openBatch(beginning.batch, services.target);
  if (beginning.rows === null) await batch.redrive(beginning);
  const policy = toPolicy(config);
  const toInput = createInputs(policy, batch);
  return new BatchRun({
    batch,
    inbox: services.inbox,
    links: services.links,
    announce,
    now,
    concurrency,
    waitMs,
    isTooMany,
    createDriver: (hooks) =>
      createRowDriver({
        interpreter: createInterpreter(onboardingMachine),
        calls: createCalls(services),
        now,
        policy,
        toInput,
        ...(config.password.from === 'generated' && { generatePassword }),
        markStarted: (key, isStarted) => batch.markStarted(key, isStarted),
        ...hooks,
      }),
  });
}

interface Finish {
  readonly options: RunnerOptions;
  readonly beginning: Beginning;
  readonly announcer: Announcer;
}

async function finish(
  run: BatchRun,
  { options: { services, config }, beginning: { rows, signal }, announcer }: Finish,
): Promise<Summary> {
  const stop = (): void => run.stop();
  const unsubscribe = services.subscribe(({ name, event }) => announcer.announce(name, event));
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  try {
    const onWarning = (message: string): void => announcer.announce('batch.warning', { message });
    const requires = toRowRequirements(config);
    const summary = await run.execute(
      rows === null ? null : toEntries(rows, { requires, onWarning }),
    );
    announcer.announce('batch.ended', { summary });
    return summary;
  } finally {
    unsubscribe();
    signal?.removeEventListener('abort', stop);
  }
}

/** A batch that is to be run must not have been offboarded: what its rows say they made is no longer there. */
async function assertRunnable(store: Store, name: string): Promise<void> {
  const offboarded = (await (await store.findBatch(name))?.offboardedCount()) ?? 0;
  if (offboarded === 0) return;
  throw new ConfigError(
    `Expected a batch that was not offboarded, but what ${offboarded} rows of ${name} made was deleted. Begin another batch with --batch.`,
  );
}

async function assertBatch(store: Store, name: string): Promise<void> {
  if ((await store.findBatch(name)) !== undefined) return;
  throw new ConfigError(`Expected a batch that was begun, got ${name}. Begin it with \`run\`.`);
}

function assertConcurrency(concurrency: number): void {
  if (Number.isInteger(concurrency) && concurrency >= 1) return;
  throw new ConfigError(`Expected \`concurrency\` to be a number from 1 up, got ${concurrency}.`);
}
