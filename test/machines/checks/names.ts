import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { listNodes, listTransitions, nameNode } from './chart-nodes.ts';

const KINDS = ['actors', 'guards', 'actions', 'delays'] as const;

type Kind = (typeof KINDS)[number];

/** Tells which names `setup` lacks although a state uses them, and which it has although none does. */
export function findStrayNames(machine: AnyStateMachine): readonly string[] {
  return KINDS.flatMap((kind) => {
    const provided = new Set(Object.keys(machine.implementations[kind]));
    const used = listNodes(machine).map((node) => ({ node, names: READERS[kind](node) }));
    const all = new Set(used.flatMap(({ names }) => names));
    return [
      ...used.flatMap(({ node, names }) =>
        names
          .filter((name) => !provided.has(name))
          .map((name) => `${nameNode(node)} uses ${name}, which the ${kind} of setup lack`),
      ),
      ...[...provided]
        .filter((name) => !all.has(name))
        .map((name) => `No state uses ${name} of the ${kind} of setup`),
    ];
  });
}

const READERS: { readonly [Name in Kind]: (node: AnyStateNode) => readonly string[] } = {
  actors: ({ invoke }) => invoke.map(({ src }) => toName(src)),
  guards: (node) => listTransitions(node).flatMap(({ guard }) => toNames(guard)),
  actions: (node) => [
    ...[node.config.entry, node.config.exit].flatMap(toNames),
    ...listTransitions(node).flatMap(({ actions }) => toNames(actions)),
  ],
  delays: ({ config }) => Object.keys(config.after ?? {}),
};

function toNames(value: unknown): readonly string[] {
  return value === undefined ? [] : [value].flat().map(toName);
}

function toName(value: unknown): string {
  if (typeof value === 'string') return value;
  const { type } = value as { readonly type?: unknown };
  return typeof type === 'string' ? type : 'something without a name';
}
