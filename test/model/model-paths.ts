import type { ModelPath } from './model-path.ts';
import { listShortestCourses } from './shortest-paths.ts';
import type { Course } from './shortest-paths.ts';

/**
 * Lists everything that the suite lets happen to a row, in an order that never changes: the shortest paths over the whole
 * specification, the simple paths within each step, and pairwise combinations of branches over the whole.
 */
export function listPaths(): readonly ModelPath[] {
  return toPaths('shortest', listShortestCourses());
}

function toPaths(kind: ModelPath['kind'], courses: readonly Course[]): readonly ModelPath[] {
  return courses.map((course, index) => ({ name: `${kind} ${index + 1}`, kind, ...course }));
}
