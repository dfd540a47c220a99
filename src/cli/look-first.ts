import { ConfigError } from '../domain/config-error.ts';
import type { Finding } from '../domain/plan.ts';
import type { InputEntry } from '../domain/row.ts';
import type { Target } from '../domain/target.ts';
import { checkAccount } from '../preflight/check-account.ts';
import { sortFindings } from '../preflight/sort-findings.ts';
import { createAwsPreflight } from '../services/aws-preflight.ts';
import type { Store } from '../store/store.ts';
import { say } from './context.ts';
import type { CliContext } from './context.ts';
import type { CommonFlags } from './flags.ts';
import type { Workplace } from './workplace.ts';

/** What is looked at before a batch is made or goes on. */
export interface LookOptions {
  readonly flags: Pick<CommonFlags, 'quiet'>;
  readonly place: Workplace;
  readonly batch: string;
  /** Reads the rows of a batch that is new, where they can be read twice. */
  readonly readEntries?: () => Promise<AsyncIterable<InputEntry>>;
}

/** Where a run begins. */
interface Beginning {
  readonly store: Store;
  readonly target: Target;
}

/** A run begins soon: this takes five seconds. */
const MOST_GROUPS = 20;

/**
 * Looks at account, configuration and new rows before a run begins, and says what would be lost.
 *
 * @throws ConfigError where settings do not fit each other, or the batch belongs elsewhere; Error where the account
 * answers what would stop the whole batch
 */
export async function lookFirst(
  context: CliContext,
  options: LookOptions,
  { store, target }: Beginning,
): Promise<void> {
  const { flags, place } = options;
  const entries = await toEntries(options, { store, target });
  const { misfits, failures, warnings } = sortFindings(await findFirst(place, entries));
  if (!flags.quiet && place.local === undefined)
    warnings.forEach(({ message }) => say(context, message));
  if (failures.length > 0) throw new Error(formatFailures(failures, misfits));
  if (misfits.length > 0) throw new ConfigError(formatMisfits(misfits));
}

/** The rows of a batch that was begun are in its store; another target is refused before anybody there is asked. */
async function toEntries(
  { batch, readEntries }: LookOptions,
  { store, target }: Beginning,
): Promise<AsyncIterable<InputEntry> | null> {
  const isBegun = (await store.batchNames()).includes(batch);
  if (isBegun) (await store.openBatch(batch, target)).release();
  return isBegun || readEntries === undefined ? null : readEntries();
}

async function findFirst(
  { config, env }: Workplace,
  entries: AsyncIterable<InputEntry> | null,
): Promise<readonly Finding[]> {
  using account = await createAwsPreflight(config, { env, isPatient: false });
  const { findings } = await checkAccount(account, {
    config,
    entries,
    seeksDoubled: false,
    mostGroups: MOST_GROUPS,
    signal: new AbortController().signal,
  });
  return findings;
}

function formatFailures(failures: readonly Finding[], misfits: readonly Finding[]): string {
  const lines = failures.map(({ message }) => `Stopping: ${message}`);
  return [...lines, ...misfits.map(({ message }) => message)].join('\n');
}

function formatMisfits(misfits: readonly Finding[]): string {
  const end =
    'Nothing was begun. Mend it and run again, or go on all the same with --no-preflight.';
  return [...misfits.map(({ message }) => message), end].join('\n');
}
