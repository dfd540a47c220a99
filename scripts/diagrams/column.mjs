// @ts-check
import { FONTS } from './fonts.mjs';
import { FIRST_GATE, GATE } from './gates.mjs';
import { LANE, toLanes } from './lanes.mjs';
import { toRows } from './rows.mjs';
import { placeSection, toSectionWidth } from './section.mjs';
import { toTextWidth } from './text-width.mjs';

/**
 * A child of the root: a lifecycle state with its boxes one under another, or an end, which is a box by itself. Places
 * are relative to its corner.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./card.mjs').Card} Card
 * @typedef {import('./legs.mjs').Leg} Leg
 * @typedef {import('./legs.mjs').Side} Side
 * @typedef {{
 *   readonly state: State,
 *   readonly width: number,
 *   readonly height: number,
 *   readonly left: number,
 *   readonly inner: number,
 *   readonly sections: readonly import('./section.mjs').Section[],
 *   readonly cards: readonly { readonly card: Card, readonly x: number, readonly y: number }[],
 *   readonly lanes: Readonly<Record<Side, ReadonlyMap<string, number>>>,
 * }} Column
 */

/** Between the boxes and the first lane, and between the last lane and the border. */
export const MARGIN = 15;

const TITLE = 58;
const GAP = 22;

/**
 * @param {ReadonlyMap<string, State>} states
 * @param {State} state
 * @param {{ readonly cards: readonly Card[], readonly legs: readonly Leg[], readonly passages: readonly import('./legs.mjs').Passage[] }} content
 * @returns {Column}
 */
export function toColumn(states, state, { cards, legs, passages }) {
  const content = { state, rows: toRows(states, state), isNamed: false };
  const inner = Math.max(...cards.map(({ width }) => width));
  const tops = toTops(cards);
  const sideOf = (/** @type {Side} */ side) =>
    toLanes(
      legs.filter((leg) => leg.column === state.path && leg.side === side),
      (card) => tops.get(card) ?? 0,
    );
  const lanes = { EAST: sideOf('EAST'), WEST: sideOf('WEST') };
  const left = toGutter(lanes.WEST);
  const sections =
    content.rows.length === 0 ? [] : [placeSection(content, { x: left, y: TITLE, width: inner })];
  const head = Math.max(
    TITLE + sections.reduce((sum, { height }) => sum + height, 0) + 12,
    FIRST_GATE + GATE * countGates(state.path, passages) + GAP / 2,
  );
  const placed = cards.map((card) => ({
    card,
    x: left,
    y: head + (tops.get(card.state.path) ?? 0),
  }));
  const last = placed.at(-1);
  return {
    state,
    left,
    inner,
    width: left + inner + toGutter(lanes.EAST),
    height: (last === undefined ? head : last.y + last.card.height) + MARGIN,
    sections,
    cards: placed,
    lanes,
  };
}

/**
 * @param {ReadonlyMap<string, State>} states
 * @param {State} state
 * @returns {number} the width that the head of a lifecycle state needs
 */
export function toHeadWidth(states, state) {
  const content = { state, rows: toRows(states, state), isNamed: false };
  return Math.max(toTextWidth(state.name, FONTS.lifecycle), toSectionWidth(content));
}

/**
 * @param {string} owner
 * @param {readonly import('./legs.mjs').Passage[]} passages
 * @returns {number} the gates of the side that has more
 */
function countGates(owner, passages) {
  const own = passages.flatMap(({ from, to }) => [from, to]).filter((gate) => gate.owner === owner);
  const countOn = (/** @type {Side} */ side) =>
    new Set(own.filter((gate) => gate.side === side).map(({ id }) => id)).size;
  return Math.max(countOn('EAST'), countOn('WEST'));
}

/**
 * @param {readonly Card[]} cards
 * @returns {ReadonlyMap<string, number>} where each stands in the stack
 */
function toTops(cards) {
  /** @type {Map<string, number>} */
  const tops = new Map();
  let y = 0;
  for (const { state, height } of cards) {
    tops.set(state.path, y);
    y += height + GAP;
  }
  return tops;
}

/**
 * @param {ReadonlyMap<string, number>} lanes
 * @returns {number}
 */
function toGutter(lanes) {
  const count = Math.max(-1, ...lanes.values()) + 1;
  return count === 0 ? MARGIN : 2 * MARGIN + LANE * (count - 1);
}
