import type { Interpreter } from '../interpreter/interpreter.ts';
import type { OnboardingInput, onboardingMachine } from '../machines/onboarding.ts';
import type { Batch, StoredRow } from '../store/store.ts';
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
  for await (const row of batch.rows()) {
    if (row.phase === 'ended') continue;
    const at = now();
    const first =
      row.phase === 'new' ? interpreter.begin(toInput(row, at), at, row.life).life : null;
    // Nothing is called: the row is written down again before anybody reads it.
    if (first !== null) void batch.update(toRowUpdate(row.key, first, { at, event: 'begin' }));
    const life = first ?? row.life;
    if (life === null) continue;
    const last = interpreter.send(life, { type: 'cancel' }, at).life;
    await batch.update(toRowUpdate(row.key, last, { at, event: 'cancel' }));
    cancelled += 1;
  }
  return cancelled;
}
