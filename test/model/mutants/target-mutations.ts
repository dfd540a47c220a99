import type { Chart, ChartState } from '../chart/chart.ts';
import { listStates } from '../chart/states.ts';
import { listBranches } from './branches.ts';
import type { PlacedBranch } from './branches.ts';
import type { Mutation } from './mutation.ts';

/** Moves every target, and every state in which another begins, to each of its siblings. */
export function listTargetMutations(chart: Chart): readonly Mutation[] {
  return [...listMovedTargets(chart), ...listMovedBeginnings(chart)];
}

function listMovedTargets(chart: Chart): readonly Mutation[] {
  const states = new Map(listStates(chart).map(({ path, state }) => [path.join('.'), state]));
  return listBranches(chart).flatMap((placed) => {
    const path = resolveTarget(chart, placed);
    if (path === null) return [];
    const above = path.slice(0, -1);
    return listSiblings(states.get(above.join('.')), path.at(-1)).map((sibling) => ({
      kind: 'target moved' as const,
      place: `${placed.id} to ${sibling}`,
      seenBy: [placed.id],
      apply: () => void (placed.branch.target = `#${[chart.id, ...above, sibling].join('.')}`),
    }));
  });
}

function listMovedBeginnings(chart: Chart): readonly Mutation[] {
  return listStates(chart).flatMap(({ id, state }) =>
    listSiblings(state, state.initial).map((sibling) => ({
      kind: 'target moved' as const,
      place: `${id} initial → ${state.initial} to ${sibling}`,
      seenBy: [id],
      apply: () => void (state.initial = sibling),
    })),
  );
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

function listSiblings(parent: ChartState | undefined, name: string | undefined): readonly string[] {
  return Object.keys(parent?.states ?? {}).filter((other) => other !== name);
}
