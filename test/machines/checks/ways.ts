import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { findEntered, listLeaves, listTransitions, nameNode } from './chart-nodes.ts';

/**
 * Tells from which states no end can be reached. What stands on the root does not count: a way out that is open
 * everywhere, such as to cancel, would hide every dead end.
 */
export function findDeadEnds(machine: AnyStateMachine): readonly string[] {
  const leaves = listLeaves(machine);
  const ending = new Set(leaves.filter(({ type, path }) => type === 'final' && path.length === 1));
  let count;
  do {
    count = ending.size;
    for (const leaf of leaves) {
      if (findNext(leaf).some((next) => ending.has(next))) ending.add(leaf);
    }
  } while (ending.size > count);
  return leaves
    .filter((leaf) => !ending.has(leaf))
    .map((leaf) => `From ${nameNode(leaf)} no end can be reached`);
}

/** Tells which states nothing leads to. */
export function findUnreachable(machine: AnyStateMachine): readonly string[] {
  const reached = new Set([machine.root, ...listTargets(machine.root)].flatMap(findEntered));
  // A set that grows while it is walked is walked to its end.
  for (const leaf of reached) for (const next of findNext(leaf)) reached.add(next);
  return listLeaves(machine)
    .filter((leaf) => !reached.has(leaf))
    .map((leaf) => `Nothing leads to ${nameNode(leaf)}`);
}

/** Where a row may stand next, by what stands on its state and those around it, up to the root. */
function findNext(leaf: AnyStateNode): readonly AnyStateNode[] {
  const next: AnyStateNode[] = [];
  for (let node = leaf; node.parent !== undefined; node = node.parent) {
    next.push(...listTargets(node).flatMap(findEntered));
  }
  return next;
}

function listTargets(node: AnyStateNode): readonly AnyStateNode[] {
  return listTransitions(node).flatMap(({ target }) => target ?? []);
}
