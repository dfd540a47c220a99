import type { RowResult } from '../domain/outcome.ts';
import { toRowResult } from '../machines/row-result.ts';
import type { OnboardingContext } from '../machines/onboarding.ts';
import type { BatchReader, StoredRejection, StoredRow } from '../store/store.ts';

/** Gives the results of a batch in the order of its input, rejected lines where they stood. */
export async function* readResults(batch: BatchReader): AsyncGenerator<RowResult> {
  const rejections = batch.rejections()[Symbol.asyncIterator]();
  let rejected = await rejections.next();
  for await (const row of batch.rows()) {
    while (rejected.done !== true && rejected.value.number < row.number) {
      yield toRejectedResult(batch.name, rejected.value);
      rejected = await rejections.next();
    }
    yield toResult(batch.name, row);
  }
  while (rejected.done !== true) {
    yield toRejectedResult(batch.name, rejected.value);
    rejected = await rejections.next();
  }
}

/** Makes the result of a stored row. */
export function toResult(batch: string, row: StoredRow): RowResult {
  const { number, key, state, outcome, life, startedAt, settledAt } = row;
  return toRowResult({
    batch,
    row: number,
    username: key,
    state,
    outcome,
    context: life === null ? null : (life.context as OnboardingContext),
    startedAt,
    settledAt,
  });
}

function toRejectedResult(
  batch: string,
  { number, username, reasons }: StoredRejection,
): RowResult {
  return {
    batch,
    row: number,
    ...(username === null ? {} : { username }),
    state: 'unregistered',
    outcome: 'rejected',
    failure: { code: 'ROW_REJECTED', message: reasons.join('; '), retryable: false },
  };
}
