import { createActor, toPromise } from 'xstate';
import type { ServiceFailure } from '../domain/failure.ts';
import type {
  Fate,
  OffboardedRow,
  OffboardingEnd,
  OffboardingSummary,
} from '../domain/offboarding.ts';
import type { RetryPolicy } from '../domain/policy.ts';
import { offboardingMachine } from '../machines/offboarding.ts';
import type { OffboardingInput } from '../machines/offboarding.ts';
import { createOffboardingActors } from '../services/offboarding-actors.ts';
import type { Services } from '../services/services.ts';
import type { Batch, StoredOffboarding, StoredRow, StoredTransition } from '../store/store.ts';
import { createOffboardingTally } from './offboarding-tally.ts';
import { toContext } from './row-update.ts';

interface OffboardRowsOptions {
  readonly batch: Batch;
  readonly services: Services;
  readonly retry: RetryPolicy;
  readonly now: () => number;
  readonly dryRun: boolean;
  /** Begins no further row once it is aborted. */
  readonly signal: AbortSignal | undefined;
  readonly onRow: (row: OffboardedRow) => void;
}

/** Rows under way at a time: pacers hold them back, so more would only wait longer. */
const CONCURRENCY = 32;

/**
 * Deletes what the rows of a batch made, none of which may be in memory. A row that was done before is told of and left;
 * a failure that concerns the whole batch stops it.
 */
export async function offboardRows(options: OffboardRowsOptions): Promise<OffboardingSummary> {
  const startedAt = performance.now();
  const { batch, dryRun, signal } = options;
  const tally = createOffboardingTally();
  const rows = batch.rows()[Symbol.asyncIterator]();
  let broken: { readonly error: unknown } | undefined;
  const work = async (): Promise<void> => {
    for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
      if (signal?.aborted === true || tally.held() !== undefined) tally.leave();
      else tally.add(await offboardRow(next.value, options));
      if (broken !== undefined) return;
    }
  };
  // Where one breaks, such as on a full disk, the others write down what they have deleted.
  const workers = Array.from({ length: CONCURRENCY }, () =>
    work().catch((error: unknown) => void (broken ??= { error })),
  );
  await Promise.all(workers);
  if (broken !== undefined) throw broken.error;
  return {
    batch: batch.name,
    dryRun,
    ...tally.toCounts(),
    durationMs: performance.now() - startedAt,
  };
}

async function offboardRow(row: StoredRow, options: OffboardRowsOptions): Promise<OffboardingEnd> {
  const { batch, dryRun, now, onRow } = options;
  const revision = row.life?.revision ?? 0;
  const done = await batch.offboarding(row.key);
  if (done !== null && done.revision === revision) {
    const before = toBefore(done, dryRun);
    onRow(toOffboardedRow(batch.name, row, { ...before, at: done.at }));
    return before;
  }
  const end = await carryOut(row, options);
  const isDone = !dryRun && end.failure === null;
  const at = now();
  if (isDone) await batch.markOffboarded(row.key, { ...end, revision, at });
  onRow(toOffboardedRow(batch.name, row, isDone ? { ...end, at } : end));
  return end;
}

/** What was deleted before cannot be deleted again. */
function toBefore({ user, object }: StoredOffboarding, dryRun: boolean): OffboardingEnd {
  const toFate = (fate: Fate): Fate => (dryRun && fate === 'deleted' ? 'gone' : fate);
  return { user: toFate(user), object: toFate(object), failure: null };
}

/** No call needs to be remembered: each compares before it deletes, so a row that is cut off begins anew. */
async function carryOut(row: StoredRow, options: OffboardRowsOptions): Promise<OffboardingEnd> {
  const history = await options.batch.history(row.key);
  const input = toInput(row, history, options);
  if (input === null) return { user: 'none', object: 'none', failure: null };
  const actors = createOffboardingActors(options.services);
  const actor = createActor(offboardingMachine.provide({ actors }), { input });
  const ended = toPromise(actor);
  actor.start();
  await ended;
  const { user, object, failure } = actor.getSnapshot().context;
  return { user, object, failure };
}

const SIGNING_UP = /\.(signingUp|creatingUser)\.calling$/;
const ANSWERS = ['signUp.done', 'createUser.done'];

/** The last sign-up counts: the user of an earlier one may be gone, and somebody else may have taken the name. */
function toEvidence(history: readonly StoredTransition[]): OffboardingInput['evidence'] {
  const last = history.findLastIndex(({ state }) => SIGNING_UP.test(state));
  const events = history.slice(last + 1).map(({ event }) => event);
  if (ANSWERS.includes(events[0] ?? '')) return 'answer';
  return events.includes('findUser.done') ? 'lookup' : 'signIn';
}

/** The step in which an object is written. */
const STORING = 'storingObject';
const STORED = 'storeObject.done';

function toInput(
  { life, key, attributes }: StoredRow,
  history: readonly StoredTransition[],
  { batch, dryRun, retry }: OffboardRowsOptions,
): OffboardingInput | null {
  if (life === null) return null;
  const { startedAt, sub, ownership, answerLost, identityId, object } = toContext(life);
  return {
    batch: batch.name,
    username: key,
    attributes,
    startedAt,
    sub,
    ownership,
    answerLost,
    identityId,
    evidence: toEvidence(history),
    mayHaveObject: object !== null || history.some(({ state }) => state.includes(STORING)),
    storedObject: object && { ...object, isWritten: history.some(({ event }) => event === STORED) },
    isDryRun: dryRun,
    retry,
  };
}

function toOffboardedRow(
  batch: string,
  { number, key, life }: StoredRow,
  { user, object, failure, at }: OffboardingEnd & { readonly at?: number },
): OffboardedRow {
  const sub = life === null ? null : toContext(life).sub;
  return {
    batch,
    row: number,
    username: key,
    ...(sub !== null && { sub }),
    user,
    object,
    ...(failure !== null && { failure: toShown(failure) }),
    ...(at !== undefined && { offboardedAt: new Date(at).toISOString() }),
  };
}

function toShown({
  code,
  message,
  retryable,
}: ServiceFailure): NonNullable<OffboardedRow['failure']> {
  return { code, message, retryable };
}
