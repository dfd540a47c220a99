import { BEGIN } from '../domain/life.ts';
import type { Interpreter } from '../interpreter/interpreter.ts';
import type { OnboardingInput, onboardingMachine } from '../machines/onboarding.ts';
import type { Batch, RowUpdate, StoredRow } from '../store/store.ts';
import { toRowUpdate } from './row-update.ts';

interface CancelOptions {
  readonly batch: Batch;
  readonly interpreter: Interpreter<typeof onboardingMachine>;
  readonly toInput: (row: StoredRow, startedAt: number) => OnboardingInput;
  readonly now: () => number;
}

/**
 * Cancels every row that has not ended, none of which may be in memory: the chart says what that means where a row stands.
 *
 * @returns How many rows were cancelled
 */
export async function cancelRows({
  batch,
  interpreter,
  toInput,
  now,
}: CancelOptions): Promise<number> {
  let cancelled = 0;
  let writes: Promise<void>[] = [];
  for await (const row of batch.rows()) {
    for (const update of cancel(row, { interpreter, toInput, at: now() })) {
      writes.push(batch.update(update));
    }
    if (row.phase !== 'ended') cancelled += 1;
    if (writes.length < PORTION) continue;
    await Promise.all(writes);
    writes = [];
  }
  await Promise.all(writes);
  return cancelled;
}

/** Transitions that are written down in one commit. */
const PORTION = 500;

interface Moment extends Pick<CancelOptions, 'interpreter' | 'toInput'> {
  readonly at: number;
}

/** A new row begins, so that its life tells that it was cancelled; what it would call is not called. */
function cancel(row: StoredRow, { interpreter, toInput, at }: Moment): readonly RowUpdate[] {
  const first = row.phase === 'new' ? interpreter.begin(toInput(row, at), at, row.life).life : null;
  const life = first ?? row.life;
  if (life === null || row.phase === 'ended') return [];
  const last = interpreter.send(life, { type: 'cancel' }, at).life;
  const end = toRowUpdate(row.key, last, { at, event: 'cancel' });
  return first === null ? [end] : [toRowUpdate(row.key, first, { at, event: BEGIN }), end];
}
