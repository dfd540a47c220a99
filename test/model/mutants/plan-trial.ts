import { toMutationId } from './mutation.ts';
import type { Mutation } from './mutation.ts';
import type { Trace } from './trace.ts';
import type { Trial } from './trial.ts';

/** A walk over a mutant may take a longer way, but not much longer than the longest sound one. */
const LENGTH_FACTOR = 4;

/** Only paths that come by the mistake can notice it; the short ones first. */
export function planTrial(mutation: Mutation, traces: readonly Trace[]): Trial {
  const seenBy = new Set(mutation.seenBy);
  const paths = [...traces.entries()]
    .filter(([, { seen }]) => seen.some((id) => seenBy.has(id)))
    .toSorted(([, one], [, other]) => one.length - other.length)
    .map(([index]) => index);
  const longest = Math.max(...traces.map(({ length }) => length));
  return { mutation: toMutationId(mutation), paths, limit: LENGTH_FACTOR * longest };
}
