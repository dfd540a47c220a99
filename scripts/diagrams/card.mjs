// @ts-check
import { FONTS } from './fonts.mjs';
import { listStates } from './read-machine.mjs';
import { toRows } from './rows.mjs';
import { placeSection, toSectionWidth } from './section.mjs';
import { toTextWidth } from './text-width.mjs';

/**
 * One box of text, measured before the layout: a step with its children, or a state that has none. Places are relative
 * to its corner.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./section.mjs').Section} Section
 * @typedef {{
 *   readonly state: State,
 *   readonly width: number,
 *   readonly height: number,
 *   readonly sections: readonly Section[],
 * }} Card
 */

/** The height of the head, where lines from elsewhere enter. */
export const CARD_HEAD = 38;
export const CARD_PAD = 8;
const GAP = 5;

/**
 * @param {ReadonlyMap<string, State>} states
 * @param {readonly State[]} cards
 * @param {number} minimum
 * @returns {readonly Card[]} all as wide as the widest, or as the minimum
 */
export function toCards(states, cards, minimum) {
  const measured = cards.map((state) => ({ state, contents: toContents(states, state) }));
  const width = Math.max(
    minimum - 2 * CARD_PAD,
    ...measured.map(({ state }) => toTextWidth(state.name, FONTS.card) + 2 * CARD_PAD),
    ...measured.flatMap(({ contents }) => contents.map(toSectionWidth)),
  );
  return measured.map(({ state, contents }) => {
    const sections = stack(contents, width);
    const last = sections.at(-1);
    const bottom = last === undefined ? CARD_HEAD : last.y + last.height + CARD_PAD;
    return { state, width: width + 2 * CARD_PAD, height: bottom, sections };
  });
}

/**
 * @param {ReadonlyMap<string, State>} states
 * @param {State} card
 * @returns {readonly import('./lines.mjs').Content[]}
 */
function toContents(states, card) {
  return listStates(card)
    .map((state) => ({ state, rows: toRows(states, state), isNamed: state !== card }))
    .filter(({ rows, isNamed }) => isNamed || rows.length > 0);
}

/**
 * @param {readonly import('./lines.mjs').Content[]} contents
 * @param {number} width
 * @returns {readonly Section[]}
 */
function stack(contents, width) {
  /** @type {Section[]} */
  const sections = [];
  for (const content of contents) {
    const last = sections.at(-1);
    const y = last === undefined ? CARD_HEAD : last.y + last.height + GAP;
    sections.push(placeSection(content, { x: CARD_PAD, y, width }));
  }
  return sections;
}
