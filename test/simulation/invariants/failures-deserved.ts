import { FAILURE_CLASSES } from '../../../src/domain/failure.ts';
import type { StoredRow } from '../../../src/store/store.ts';
import { contextOf, readRows } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'a row gives up no sooner than its attempts are over';

export const failuresDeserved: Invariant = {
  promise,
  watch(scene) {
    const refusals = new Map<string, Refusals>();
    return {
      answer({ username, request: { operation } }, said) {
        // Signing out is best effort, and comes after the failure.
        if (username === null || said === 'output' || operation === 'RevokeToken') return;
        const { counts } = refusals.get(username) ?? { counts: new Map<string, number>() };
        counts.set(operation, (counts.get(operation) ?? 0) + 1);
        refusals.set(username, { counts, last: operation });
      },
      end() {
        for (const row of readRows(scene)) {
          const what = findHaste(row, scene, refusals.get(row.key));
          if (what !== undefined) scene.report(promise, `${row.key} ${what}`);
        }
      },
    };
  },
};

/** What a row was answered but outputs. */
interface Refusals {
  readonly counts: Map<string, number>;
  /** The operation that was refused last. */
  readonly last: string;
}

function findHaste(
  { outcome, life }: StoredRow,
  { plan }: Scene,
  refusals: Refusals | undefined,
): string | undefined {
  if (outcome !== 'failed' || life === null) return undefined;
  const { failure } = contextOf(life);
  if (failure === null) return 'failed for no reason';
  if (FAILURE_CLASSES[failure.code] !== 'T') return undefined;
  const count = refusals?.counts.get(refusals.last) ?? 0;
  const { maxAttempts } = plan.setting;
  if (count >= maxAttempts) return undefined;
  return `gave up at ${failure.code} of ${refusals?.last} after ${count} of ${maxAttempts} attempts`;
}
