import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { listNodes, nameNode } from './chart-nodes.ts';

/** Tells which invocations may leave a row standing after their answer, or are not named as their service. */
export function findLooseInvocations(machine: AnyStateMachine): readonly string[] {
  return listNodes(machine).flatMap((node) =>
    node.invoke.flatMap(({ id, src }) => [
      ...(id === src
        ? []
        : [`${nameNode(node)} invokes a service under another id than its name, ${id}`]),
      ...findGaps(node, { handler: 'onDone', event: `xstate.done.actor.${id}` }),
      ...findGaps(node, { handler: 'onError', event: `xstate.error.actor.${id}` }),
    ]),
  );
}

interface Answer {
  readonly handler: string;
  readonly event: string;
}

function findGaps(node: AnyStateNode, { handler, event }: Answer): readonly string[] {
  const branches = node.transitions.get(event) ?? [];
  const last = branches.at(-1);
  if (last === undefined) return [`${nameNode(node)} has no ${handler}`];
  return [
    ...(branches.every(({ target }) => target !== undefined)
      ? []
      : [`${nameNode(node)} has a branch of ${handler} that leads nowhere`]),
    ...(last.guard === undefined
      ? []
      : [`${nameNode(node)} has only guarded branches of ${handler}`]),
  ];
}
