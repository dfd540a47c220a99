import { assign } from 'xstate';
import type { AnyStateNode } from 'xstate';
import { specification } from './specification.ts';

/** Watches the specification: which transitions it has, and which are taken from now on. */
export function watchTransitions() {
  const known = new Set<string>();
  const taken = new Set<string>();
  const visit = (node: AnyStateNode): void => {
    for (const transition of [...node.transitions.values(), node.always ?? []].flat()) {
      const targets = (transition.target ?? []).map(({ id }) => id).join(' ');
      const name = `${node.id} ${transition.eventType} ${targets}`;
      known.add(name);
      (transition.actions as unknown[]).push(assign(() => (taken.add(name), {})));
    }
    Object.values(node.states).forEach(visit);
  };
  visit(specification.root);
  return { known, taken };
}
