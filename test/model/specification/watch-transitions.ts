import { assign } from 'xstate';
import type { AnyStateNode } from 'xstate';
import { specification } from './specification.ts';

/** Watches the specification: which transitions it has, each guarded branch counted, and which are taken from now on. */
export function watchTransitions() {
  const known = new Set<string>();
  const taken = new Set<string>();
  const visit = (node: AnyStateNode): void => {
    for (const branches of [...node.transitions.values(), node.always ?? []]) {
      for (const [index, { eventType, target, actions }] of branches.entries()) {
        const targets = (target ?? []).map(({ id }) => id).join(' ');
        const name = `${node.id} ${eventType}[${index}] ${targets}`;
        known.add(name);
        (actions as unknown[]).push(assign(() => (taken.add(name), {})));
      }
    }
    Object.values(node.states).forEach(visit);
  };
  visit(specification.root);
  return { known, taken };
}
