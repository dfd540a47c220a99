// @ts-check
import { judgeEnds, toKind } from './kind.mjs';

/**
 * What the drawings need of a machine: states in document order, each with its transitions.
 *
 * @typedef {'done' | 'error' | 'after' | 'always' | 'on'} Cause
 * @typedef {{
 *   readonly cause: Cause,
 *   readonly event: string,
 *   readonly guard: string | null,
 *   readonly target: string | null,
 *   readonly actions: readonly string[],
 * }} Transition
 * @typedef {{
 *   readonly path: string,
 *   readonly name: string,
 *   readonly type: string,
 *   readonly kind: import('./kind.mjs').Kind,
 *   readonly initial: string | null,
 *   readonly tags: readonly string[],
 *   readonly entry: readonly string[],
 *   readonly exit: readonly string[],
 *   readonly invokes: readonly { readonly id: string, readonly src: string }[],
 *   readonly transitions: readonly Transition[],
 *   readonly children: readonly State[],
 * }} State
 * @typedef {import('xstate').StateNode<any, any>} Node
 * @typedef {import('xstate').AnyTransitionDefinition} Definition
 */

/**
 * Reads the states of a machine; the root's path is empty.
 *
 * @param {import('xstate').AnyStateMachine} machine
 * @returns {State}
 */
export function readMachine(machine) {
  return judgeEnds(readState(machine.root));
}

/**
 * @param {State} state
 * @returns {readonly State[]} the state and all below it, in document order
 */
export function listStates(state) {
  return [state, ...state.children.flatMap(listStates)];
}

/**
 * @param {Node} node
 * @returns {State}
 */
function readState(node) {
  const children = Object.values(node.states).map(readState);
  const state = {
    path: toPath(node),
    name: node.key,
    type: node.type,
    initial: children.length === 0 ? null : (node.initial.target.map(toPath)[0] ?? null),
    tags: node.tags,
    // XState adds the actions of its timers to `node.entry`: the chart's own stand in its configuration.
    entry: toList(node.config.entry).map(toName),
    exit: toList(node.config.exit).map(toName),
    invokes: node.invoke.map(({ id, src }) => ({ id, src: toName(src) })),
    transitions: toTransitions(node),
    children,
  };
  return { ...state, kind: toKind(state) };
}

/**
 * @param {Node} node
 * @returns {readonly Transition[]} in the order in which the chart tries them
 */
function toTransitions(node) {
  const definitions = [...(node.always ?? []), ...[...node.transitions.values()].flat()];
  return definitions.map((definition) => ({
    ...toCause(node, definition),
    guard: definition.guard === undefined ? null : toName(definition.guard),
    target: toTarget(definition),
    actions: definition.actions.map(toName),
  }));
}

/**
 * @param {Node} node
 * @param {Definition} definition
 * @returns {{ readonly cause: Cause, readonly event: string }}
 */
function toCause(node, { eventType }) {
  if (eventType === '') return { cause: 'always', event: '' };
  const delayed = node.after.find((after) => after.eventType === eventType);
  if (delayed !== undefined) return { cause: 'after', event: String(delayed.delay) };
  const [, cause, id] = /^xstate\.(done|error)\.(?:actor|state)\.(.*)$/.exec(eventType) ?? [];
  if (cause === 'done' || cause === 'error') return { cause, event: id ?? '' };
  return { cause: 'on', event: eventType };
}

/**
 * @param {Definition} definition
 * @returns {string | null}
 */
function toTarget({ target, source, eventType }) {
  const paths = (target ?? []).map(toPath);
  if (paths.length <= 1) return paths[0] ?? null;
  throw new Error(
    `Expected at most one target, got ${paths.length} at \`${source.id}\` on \`${eventType}\`: the drawing has no form for it`,
  );
}

/**
 * @param {Node} node
 * @returns {string}
 */
function toPath(node) {
  return node.path.join('.');
}

/**
 * @param {unknown} value one, several or none
 * @returns {readonly unknown[]}
 */
function toList(value) {
  return value === undefined ? [] : [value].flat();
}

/**
 * @param {unknown} named a name, or an object with a name as its type
 * @returns {string}
 */
function toName(named) {
  if (typeof named === 'string') return named;
  if (typeof named === 'object' && named !== null && 'type' in named) return String(named.type);
  throw new Error(`Expected a name, got \`${typeof named}\`: name it in \`setup\``);
}
