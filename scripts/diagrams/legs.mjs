// @ts-check
import { CARD_HEAD } from './card.mjs';
import { toLifecycle } from './tail.mjs';

/**
 * The pieces of the lines. A line between two lifecycle states passes a gate in the border of each: ELK lays the piece
 * between the gates, the pieces inside run in lanes beside the boxes. Lines to the same target share a gate and a lane.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./card.mjs').Card} Card
 * @typedef {'EAST' | 'WEST'} Side
 * @typedef {{ readonly id: string, readonly owner: string, readonly side: Side }} Gate
 * @typedef {{ readonly card: string, readonly text: number | null, readonly y: number }} Tap
 * @typedef {{ readonly id: string, readonly target: string, readonly from: Gate, readonly to: Gate, readonly isBack: boolean }} Passage
 * @typedef {{
 *   readonly lane: string,
 *   readonly target: string,
 *   readonly column: string,
 *   readonly side: Side,
 *   readonly isBack: boolean,
 *   readonly isInitial: boolean,
 *   readonly from: Tap | Gate,
 *   readonly to: Tap | Gate,
 * }} Leg
 */

/** The mark where the machine begins. */
export const START = '^';

/** Half the distance between the lines onward and the lines back where they enter a box. */
const APART = 6;

/** @type {Readonly<Record<Side, Side>>} */
const OPPOSITE = { EAST: 'WEST', WEST: 'EAST' };

/**
 * @param {ReadonlyMap<string, State>} states
 * @param {readonly Card[]} cards
 * @returns {{ readonly legs: readonly Leg[], readonly passages: readonly Passage[] }}
 */
export function toLegs(states, cards) {
  /** @type {Leg[]} */
  const legs = [];
  /** @type {Map<string, Passage>} */
  const passages = new Map();
  const arrive = (/** @type {Gate} */ exit, /** @type {string} */ target) => {
    const { gate, leg } = toArrival(states, exit, target);
    const id = `${exit.id} ${gate.id}`;
    passages.set(id, { id, target, from: exit, to: gate, isBack: exit.side === 'WEST' });
    if (leg !== null && !legs.some(({ lane }) => lane === leg.lane)) legs.push(leg);
  };
  arrive({ id: `${START}>`, owner: START, side: 'EAST' }, states.get('')?.initial ?? '');
  for (const { owner, port } of cards.flatMap(listPorts)) {
    const leg = toDeparture(owner, port);
    legs.push(leg);
    if ('owner' in leg.to) arrive(leg.to, port.target);
  }
  return { legs, passages: [...passages.values()] };
}

/**
 * @param {Card} card
 * @returns {readonly { readonly owner: string, readonly port: import('./section.mjs').Port }[]}
 */
function listPorts({ state, sections }) {
  return sections.flatMap(({ ports }) => ports.map((port) => ({ owner: state.path, port })));
}

/**
 * @param {string} owner
 * @param {import('./section.mjs').Port} port
 * @returns {Leg}
 */
function toDeparture(owner, { y, text, side, target }) {
  const column = toLifecycle(owner);
  const from = { card: owner, text, y };
  const isBack = side === 'WEST';
  const leg = { column, target, side, isBack, isInitial: false, from };
  if (toLifecycle(target) === column) {
    return { ...leg, lane: `${target}@${side}`, to: toEntry(target, isBack) };
  }
  const id = `${column}>${target}`;
  return { ...leg, lane: id, to: { id, owner: column, side } };
}

/**
 * @param {ReadonlyMap<string, State>} states
 * @param {Gate} exit
 * @param {string} target
 * @returns {{ readonly gate: Gate, readonly leg: Leg | null }}
 */
function toArrival(states, exit, target) {
  const side = OPPOSITE[exit.side];
  const column = toLifecycle(target);
  const box = target === column ? states.get(target)?.initial : target;
  const reach = isFar(states, exit.owner, column) ? '!' : '';
  const gate = { id: `${column}<${target}${reach}`, owner: column, side };
  if (box === null || box === undefined) return { gate, leg: null };
  const isBack = side === 'EAST';
  const id = `${gate.id}@${side}`;
  return {
    gate: { ...gate, id },
    leg: {
      lane: id,
      target: box,
      column,
      side,
      isBack,
      isInitial: target === column,
      from: { ...gate, id },
      to: toEntry(box, isBack),
    },
  };
}

/**
 * Lines from afar have gates of their own: they come from above, and would cross those from a neighbour.
 *
 * @param {ReadonlyMap<string, State>} states
 * @param {string} from
 * @param {string} to
 * @returns {boolean}
 */
function isFar(states, from, to) {
  const order = states.get('')?.children.map(({ path }) => path) ?? [];
  return from !== START && Math.abs(order.indexOf(from) - order.indexOf(to)) > 1;
}

/**
 * @param {string} card
 * @param {boolean} isBack
 * @returns {Tap}
 */
function toEntry(card, isBack) {
  return { card, text: null, y: CARD_HEAD / 2 + (isBack ? APART : -APART) };
}
