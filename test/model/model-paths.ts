import { listChosenPaths } from './chosen-paths.ts';
import type { ModelPath } from './model-path.ts';
import { listPairwiseTrails } from './pairwise-paths.ts';
import { listShortestTrails } from './shortest-paths.ts';
import { listSimpleTrails } from './simple-paths.ts';
import type { Trail } from './trail.ts';

/**
 * Lists everything that the suite lets happen to a row, in an order that never changes: the shortest paths over the whole
 * specification, the simple paths within each step, pairwise combinations of branches over the whole, and what a person
 * chose besides.
 */
export function listPaths(): readonly ModelPath[] {
  return [
    ...toPaths('shortest', listShortestTrails()),
    ...toPaths('simple', listSimpleTrails()),
    ...toPaths(
      'pairwise',
      listPairwiseTrails().map(({ trail }) => trail),
    ),
    ...listChosenPaths(),
  ];
}

function toPaths(kind: ModelPath['kind'], trails: readonly Trail[]): readonly ModelPath[] {
  return trails.map(({ configuration, events }, index) => ({
    name: `${kind} ${index + 1}`,
    kind,
    configuration,
    events,
  }));
}
