import type { Failure, ServiceFailure } from '../domain/failure.ts';
import { toRowResult } from '../machines/row-result.ts';
import type { Batch } from '../store/store.ts';
import type { Move } from './active-row.ts';
import type { Announcer } from './announcer.ts';
import { CALL_DONE, CALL_FAILED, toContext } from './row-update.ts';

interface RecorderOptions {
  readonly batch: Batch;
  readonly announce: Announcer['announce'];
  /** Called when a row meets what concerns the whole batch. */
  readonly onHeld: (failure: ServiceFailure) => void;
  readonly onFailed: (failure: Failure) => void;
  /** Called where progress cannot be written. */
  readonly onBroken: (error: unknown) => void;
}

/** Makes the function that writes transitions down and announces what they mean. */
export function createRecorder(options: RecorderOptions): (move: Move) => void {
  const { batch, announce, onBroken } = options;
  return (move) => {
    const { row, from, update } = move;
    const saved = batch.update(update);
    if (from !== update.state) {
      announce('row.moved', { row: row.number, username: row.key, from, to: update.state });
    }
    reportFailure(move, options);
    if (update.phase === 'ended') saved.then(() => announceSettled(move, options), onBroken);
    else saved.catch(onBroken);
  };
}

function reportFailure({ update }: Move, { onHeld, onFailed }: RecorderOptions): void {
  const { failure, phase, outcome, event } = update;
  if (failure === null) return;
  // Another event leaves a row held for a cause that may be mended.
  if (phase === 'held' && isAnswer(event)) onHeld(failure);
  if (outcome === 'failed') onFailed(failure);
}

function isAnswer(event: string): boolean {
  return event.endsWith(CALL_FAILED) || event.endsWith(CALL_DONE);
}

/** An end is announced once it is on disk. */
function announceSettled({ row, update }: Move, { batch, announce }: RecorderOptions): void {
  const context = toContext(update.life);
  const result = toRowResult({
    batch: batch.name,
    row: row.number,
    username: row.key,
    state: update.state,
    outcome: update.outcome,
    context,
    startedAt: context.startedAt,
    settledAt: update.at,
  });
  announce('row.settled', { result });
}
