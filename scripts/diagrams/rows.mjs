// @ts-check
import { FONTS } from './fonts.mjs';
import { toTail } from './tail.mjs';
import { toTextWidth } from './text-width.mjs';

/**
 * The transitions of one state as lines of a table: cause, guard or delay, and where it leads.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./read-machine.mjs').Transition} Transition
 * @typedef {{
 *   readonly cause: string,
 *   readonly text: string,
 *   readonly tail: import('./tail.mjs').Tail,
 *   readonly chip: string,
 * }} Row
 */

/** @type {readonly import('./read-machine.mjs').Cause[]} */
const ORDER = ['always', 'done', 'error', 'after', 'on'];

/**
 * @param {ReadonlyMap<string, State>} states
 * @param {State} source
 * @returns {readonly Row[]}
 */
export function toRows(states, source) {
  const sorted = ORDER.flatMap((cause) =>
    source.transitions.filter((transition) => transition.cause === cause),
  );
  return sorted.map((transition, index) => {
    const before = sorted[index - 1];
    const isFirst = before === undefined || toGroup(before) !== toGroup(transition);
    const tail = toTail(states, source, transition);
    return {
      cause: isFirst ? toCauseText(transition) : '',
      text: toText(transition, isFirst),
      tail,
      chip: tail.form === 'chip' ? toChipText(source, tail.target) : '',
    };
  });
}

/**
 * @param {string} text
 * @returns {number}
 */
export function toChipWidth(text) {
  return toTextWidth(text, FONTS.chip) + 10;
}

/**
 * Writes a transition as the Unified Modeling Language does: `event [guard] / action`.
 *
 * @param {Transition} transition
 * @returns {string}
 */
export function toLabel({ cause, event, guard, actions }) {
  const words = { always: '', done: 'done', error: 'error', after: `after ${event}`, on: event };
  return [
    words[cause],
    guard === null ? '' : `[${guard}]`,
    actions.length === 0 ? '' : `/ ${actions.join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/**
 * @param {Transition} transition
 * @returns {string}
 */
function toGroup({ cause, event }) {
  return `${cause} ${event}`;
}

/**
 * @param {Transition} transition
 * @returns {string}
 */
function toCauseText({ cause, event }) {
  return cause === 'on' ? event : cause;
}

/**
 * @param {Transition} transition
 * @param {boolean} isFirst
 * @returns {string}
 */
function toText({ cause, event, guard, target, actions }, isFirst) {
  const delay = cause === 'after' ? event : '';
  const condition = guard === null ? '' : `[${guard}]`;
  const effect = target === null && actions.length > 0 ? `/ ${actions.join(', ')}` : '';
  const text = [delay, condition, effect].filter((part) => part !== '').join(' ');
  return text === '' && !isFirst ? 'otherwise' : text;
}

/**
 * @param {State} source
 * @param {string} target
 * @returns {string}
 */
function toChipText(source, target) {
  const name = target.split('.').at(-1) ?? target;
  return target === source.path ? `↺ ${name}` : `→ ${name}`;
}
