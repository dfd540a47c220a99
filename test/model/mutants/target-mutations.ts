import type { Chart, ChartState } from '../chart/chart.ts';
import { listStates } from '../chart/states.ts';
import { listBranches } from './branches.ts';
import type { PlacedBranch } from './branches.ts';
import type { Mutation } from './mutation.ts';

/**
 * Moves every target to the sibling before it and to the one after it, in document order and around the end: two mistakes
 * a transition, or one where there is but one sibling.
 */
export function listTargetMutations(chart: Chart): readonly Mutation[] {
  const states = new Map(listStates(chart).map(({ path, state }) => [path.join('.'), state]));
  return listBranches(chart).flatMap((placed) => {
    const path = resolveTarget(chart, placed);
    if (path === null) return [];
    const above = path.slice(0, -1);
    return listNeighbours(states.get(above.join('.')), path.at(-1) ?? '').map((neighbour) => ({
      kind: 'target moved' as const,
      place: `${placed.id} to ${neighbour}`,
      seenBy: [placed.id],
      apply: () => void (placed.branch.target = `#${[chart.id, ...above, neighbour].join('.')}`),
    }));
  });
}

/** Reads the three forms of a target that the chart uses: `#onboarding.a.b` from the root, `.b` below, `b` beside. */
function resolveTarget(
  { id }: Chart,
  { branch: { target }, handler }: PlacedBranch,
): readonly string[] | null {
  if (target === undefined) return null;
  const { path } = handler.state;
  if (target.startsWith(`#${id}.`)) return target.split('.').slice(1);
  if (target.startsWith('.')) return [...path, ...target.split('.').slice(1)];
  return [...path.slice(0, -1), ...target.split('.')];
}

function listNeighbours(parent: ChartState | undefined, name: string): readonly string[] {
  const names = Object.keys(parent?.states ?? {});
  const index = names.indexOf(name);
  const neighbours = [names.at(index - 1), names[(index + 1) % names.length]];
  return [...new Set(neighbours)].filter(
    (other) => other !== undefined && other !== name,
  ) as string[];
}
