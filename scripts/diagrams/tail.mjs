// @ts-check

/**
 * How a transition is drawn: as a line to another box, as a chip that names a near or final target, or as words alone.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./read-machine.mjs').Transition} Transition
 * @typedef {{ readonly form: 'line', readonly target: string, readonly side: 'EAST' | 'WEST' }
 *   | { readonly form: 'chip', readonly target: string }
 *   | { readonly form: 'none' }} Tail
 */

/**
 * Lines tell the story, from one step to another: those onward leave to the right, those back to the left. What leads to
 * an end that is not the aim, or stays inside the box, is a chip.
 *
 * @param {ReadonlyMap<string, State>} states in document order
 * @param {State} source
 * @param {Transition} transition
 * @returns {Tail}
 */
export function toTail(states, source, { target }) {
  if (target === null) return { form: 'none' };
  const kind = states.get(target)?.kind;
  const leaves = kind === 'bad' || kind === 'end';
  if (leaves || isNear(source.path, target)) return { form: 'chip', target };
  const order = [...states.keys()];
  const isOnward = order.indexOf(target) > order.indexOf(source.path);
  return { form: 'line', target: toBox(target), side: isOnward ? 'EAST' : 'WEST' };
}

/**
 * Whether a line would not leave the box; a transition of a lifecycle state or of the root stands in a head, which no
 * line leaves.
 *
 * @param {string} source
 * @param {string} target
 * @returns {boolean}
 */
function isNear(source, target) {
  const isHead = toLifecycle(source) === source;
  return isHead || toBox(target) === toBox(source) || toLifecycle(source) === target;
}

/**
 * @param {string} path
 * @returns {string} the box that a state is drawn in: its lifecycle state's child
 */
function toBox(path) {
  return path.split('.').slice(0, 2).join('.');
}

/**
 * @param {string} path
 * @returns {string} the root's child
 */
export function toLifecycle(path) {
  return path.split('.').slice(0, 1).join('.');
}
