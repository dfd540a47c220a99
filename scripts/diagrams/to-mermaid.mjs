// @ts-check
import { listStates } from './read-machine.mjs';
import { toLabel } from './rows.mjs';

/**
 * Writes a machine as a Mermaid state diagram; ids are paths, since names repeat.
 *
 * @typedef {import('./read-machine.mjs').State} State
 */

/**
 * @param {State} root
 * @returns {string}
 */
export function toMermaid(root) {
  const transitions = listStates(root).flatMap((state) =>
    state.path === '' ? [] : state.transitions.map((transition) => toArrow(state, transition)),
  );
  return [
    '---',
    `title: ${root.name}`,
    '---',
    'stateDiagram-v2',
    '  direction LR',
    ...toInside(root, '  '),
    ...transitions,
    ...toRootNote(root),
    '',
  ].join('\n');
}

/**
 * @param {State} state
 * @param {string} indent
 * @returns {readonly string[]}
 */
function toInside({ initial, children }, indent) {
  return [
    ...(initial === null ? [] : [`${indent}[*] --> ${toId(initial)}`]),
    ...children.flatMap((child) => toDeclaration(child, indent)),
  ];
}

/**
 * @param {State} state
 * @param {string} indent
 * @returns {readonly string[]}
 */
function toDeclaration(state, indent) {
  const services = state.invokes.map(({ src }) => `: ${src}`).join('');
  const declaration = `${indent}state "${state.name}${services}" as ${toId(state.path)}`;
  if (state.type === 'final') return [declaration, `${indent}${toId(state.path)} --> [*]`];
  if (state.children.length === 0) return [declaration];
  return [`${declaration} {`, ...toInside(state, `${indent}  `), `${indent}}`];
}

/**
 * @param {State} source
 * @param {import('./read-machine.mjs').Transition} transition
 * @returns {string}
 */
function toArrow({ path }, transition) {
  const label = toLabel(transition);
  const target = transition.target ?? path;
  return `  ${toId(path)} --> ${toId(target)}${label === '' ? '' : ` : ${toText(label)}`}`;
}

/**
 * Mermaid has no form for what the machine answers in every state: it stands in a note.
 *
 * @param {State} root
 * @returns {readonly string[]}
 */
function toRootNote({ initial, transitions }) {
  if (initial === null || transitions.length === 0) return [];
  const lines = transitions.map((transition) => {
    const target = transition.target === null ? '' : ` → ${transition.target}`;
    return `    in every state: ${toText(toLabel(transition))}${target}`;
  });
  return [`  note left of ${toId(initial)}`, ...lines, '  end note'];
}

/**
 * @param {string} path
 * @returns {string}
 */
function toId(path) {
  return path.replaceAll('.', '__');
}

/**
 * @param {string} text with the characters that Mermaid would read as its own written as entities
 * @returns {string}
 */
function toText(text) {
  return text.replaceAll(/[#;:]/g, (character) => `#${character.charCodeAt(0)};`);
}
