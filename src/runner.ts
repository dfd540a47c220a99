import type { Config } from './domain/config.ts';
import { ConfigError } from './domain/config-error.ts';
import { parseCode } from './domain/confirmation-code.ts';
import type { OnboardingPolicy } from './domain/policy.ts';
import type { RunEventName } from './domain/run-event.ts';
import type { Summary } from './domain/summary.ts';
import { toRowRequirements } from './input/row-requirements.ts';
import { toEntries } from './input/to-entries.ts';
import { createInterpreter } from './interpreter/interpreter.ts';
import { onboardingMachine } from './machines/onboarding.ts';
import type { OnboardingInput } from './machines/onboarding.ts';
import { createAnnouncer } from './runner/announcer.ts';
import type { Announcer, Listener } from './runner/announcer.ts';
import { BatchRun } from './runner/batch-run.ts';
import { createFailureLimit } from './runner/failure-limit.ts';
import type { MaxFailures } from './runner/failure-limit.ts';
import { generatePassword } from './runner/generate-password.ts';
import { toPolicy } from './runner/policy.ts';
import { createRowDriver } from './runner/row-driver.ts';
import { createCalls } from './services/calls.ts';
import type { Services } from './services/services.ts';
import type { Batch, Store, StoredRow } from './store/store.ts';

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
    start(rows, startOptions) {
      const announcer = createAnnouncer();
      const opening = openRun(options, startOptions, announcer);
      const finished = opening.then((run) =>
        finish(run, rows, { options, startOptions, announcer }),
      );
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
    },
  };
}

const DEFAULT_CONCURRENCY = 64;
const DEFAULT_WAIT_MS = 600_000;

async function openRun(
  { services, store, config, now = Date.now }: RunnerOptions,
  start: StartOptions,
  { announce }: Announcer,
): Promise<BatchRun> {
  const { concurrency = DEFAULT_CONCURRENCY, waitMs = DEFAULT_WAIT_MS } = start;
  assertConcurrency(concurrency);
  const isTooMany = createFailureLimit(start.maxFailures);
  const batch = await store.openBatch(start.batch, services.target);
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
  readonly startOptions: StartOptions;
  readonly announcer: Announcer;
}

async function finish(
  run: BatchRun,
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  { options: { services, config }, startOptions: { signal }, announcer }: Finish,
): Promise<Summary> {
  const stop = (): void => run.stop();
  const unsubscribe = services.subscribe(({ type, service }) =>
    announcer.announce(`batch.${type}`, { service }),
  );
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  try {
    const onWarning = (message: string): void => announcer.announce('batch.warning', { message });
    const summary = await run.execute(
      toEntries(rows, { requires: toRowRequirements(config), onWarning }),
    );
    announcer.announce('batch.ended', { summary });
    return summary;
  } finally {
    unsubscribe();
    signal?.removeEventListener('abort', stop);
  }
}

function createInputs(
  policy: OnboardingPolicy,
  batch: Batch,
): (row: StoredRow, startedAt: number) => OnboardingInput {
  return ({ key, number, attributes, groups }, startedAt) => ({
    batch: batch.name,
    row: number,
    username: key,
    attributes,
    groups,
    policy,
    startedAt,
  });
}

function assertConcurrency(concurrency: number): void {
  if (Number.isInteger(concurrency) && concurrency >= 1) return;
  throw new ConfigError(`Expected \`concurrency\` to be a number from 1 up, got ${concurrency}.`);
}
