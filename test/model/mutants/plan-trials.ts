import { toMutationId } from './mutation.ts';
import type { Mutation } from './mutation.ts';
import type { Trace } from './trace.ts';
import type { Trial } from './trial.ts';

/** A walk over a mutant may take a longer way, but not much longer than the longest sound one. */
const LENGTH_FACTOR = 4;

/** Plans a trial of each mutant: only paths that come by the mistake can notice it; the short ones first. */
export function planTrials(
  mutations: readonly Mutation[],
  traces: readonly Trace[],
): readonly Trial[] {
  const lengths = traces.map(({ length }) => length);
  const limit = LENGTH_FACTOR * Math.max(...lengths);
  const passing = indexTraces(traces);
  return mutations.map((mutation) => {
    const paths = new Set(mutation.seenBy.flatMap((id) => passing.get(id) ?? []));
    return {
      mutation: toMutationId(mutation),
      paths: [...paths].toSorted(
        (one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0) || one - other,
      ),
      limit,
    };
  });
}

/** Tells for everything that may be entered or taken which paths do. */
function indexTraces(traces: readonly Trace[]): ReadonlyMap<string, readonly number[]> {
  const passing = new Map<string, number[]>();
  for (const [index, { seen }] of traces.entries()) {
    for (const id of seen) {
      const paths = passing.get(id);
      if (paths === undefined) passing.set(id, [index]);
      else paths.push(index);
    }
  }
  return passing;
}
