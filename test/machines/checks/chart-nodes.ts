import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** Every state of a chart, its root first. */
export function listNodes({ root }: AnyStateMachine): readonly AnyStateNode[] {
  return [root, ...listBelow(root)];
}

function listBelow(node: AnyStateNode): readonly AnyStateNode[] {
  return Object.values(node.states).flatMap((child) => [child, ...listBelow(child)]);
}

/** Names a state as results do, for example `unregistered.signingUp.calling`. */
export function nameNode({ path, key }: AnyStateNode): string {
  return path.length === 0 ? key : path.join('.');
}

/** Every transition that stands on a state, whatever sets it off. */
export function listTransitions(node: AnyStateNode): readonly AnyTransitionDefinition[] {
  return [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
}

/** Where a chart may stand: the states without children. */
export function listLeaves(machine: AnyStateMachine): readonly AnyStateNode[] {
  return listNodes(machine).filter(({ type }) => type === 'atomic' || type === 'final');
}

/** The leaves that are entered along with a state. */
export function findEntered(node: AnyStateNode): readonly AnyStateNode[] {
  if (node.type === 'atomic' || node.type === 'final') return [node];
  const children = node.type === 'parallel' ? Object.values(node.states) : node.initial.target;
  return children.flatMap(findEntered);
}
