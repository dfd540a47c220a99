// @ts-check
import { CARD_HEAD, CARD_PAD } from './card.mjs';
import { FONTS } from './fonts.mjs';
import { toTextWidth } from './text-width.mjs';

/**
 * One state at its place in the drawing, with the states inside it.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./section.mjs').Section} Section
 * @typedef {import('./section.mjs').Text} Text
 * @typedef {import('./section.mjs').Chip} Chip
 * @typedef {import('./routes.mjs').Point} Point
 * @typedef {{
 *   readonly state: State,
 *   readonly x: number,
 *   readonly y: number,
 *   readonly width: number,
 *   readonly height: number,
 *   readonly texts: readonly Text[],
 *   readonly chips: readonly Chip[],
 *   readonly children: readonly Panel[],
 * }} Panel
 */

const TITLE_HEIGHT = 48;

/**
 * @param {import('./column.mjs').Column} column
 * @param {Point} place
 * @returns {Panel}
 */
export function toColumnPanel({ state, width, height, inner, left, sections, cards }, { x, y }) {
  const title = { x: x + left, y: y + 6, width: inner, height: TITLE_HEIGHT };
  return {
    state,
    x,
    y,
    width,
    height,
    texts: [
      { ...title, text: state.name, font: 'lifecycle' },
      ...sections.flatMap((section) => moveAll(section.texts, { x, y })),
    ],
    chips: sections.flatMap((section) => moveAll(section.chips, { x, y })),
    children: cards.map((place) => toCardPanel(place.card, { x: x + place.x, y: y + place.y })),
  };
}

/**
 * @param {import('./card.mjs').Card} card
 * @param {Point} place
 * @returns {Panel}
 */
export function toCardPanel({ state, width, height, sections }, { x, y }) {
  const own = sections.filter(({ isNamed }) => !isNamed);
  const title = {
    x: x + CARD_PAD,
    y,
    width: toTextWidth(state.name, FONTS.card),
    height: CARD_HEAD,
  };
  return {
    state,
    x,
    y,
    width,
    height,
    texts: [
      { ...title, text: state.name, font: 'card' },
      ...own.flatMap((section) => moveAll(section.texts, { x, y })),
    ],
    chips: own.flatMap((section) => moveAll(section.chips, { x, y })),
    children: sections
      .filter(({ isNamed }) => isNamed)
      .map((section) => toSectionPanel(section, { x, y })),
  };
}

/**
 * @param {Section} section
 * @param {Point} place
 * @returns {Panel}
 */
function toSectionPanel({ state, x, y, width, height, texts, chips }, place) {
  return {
    state,
    x: place.x + x,
    y: place.y + y,
    width,
    height,
    texts: moveAll(texts, place),
    chips: moveAll(chips, place),
    children: [],
  };
}

/**
 * @template {Point} Thing
 * @param {readonly Thing[]} things
 * @param {Point} by
 * @returns {readonly Thing[]}
 */
export function moveAll(things, by) {
  return things.map((thing) => ({ ...thing, x: thing.x + by.x, y: thing.y + by.y }));
}
