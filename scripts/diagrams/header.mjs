// @ts-check
import { FONTS } from './fonts.mjs';
import { moveAll } from './panels.mjs';
import { toRows } from './rows.mjs';
import { placeSection, toSectionWidth } from './section.mjs';
import { toTextWidth } from './text-width.mjs';

/**
 * Above the drawing: the machine's name, what it answers in every state, and what the colours mean.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./section.mjs').Text} Text
 * @typedef {import('./section.mjs').Chip} Chip
 * @typedef {{ readonly x: number, readonly y: number, readonly width: number, readonly height: number, readonly name: string, readonly text: Text }} Swatch
 * @typedef {{ readonly width: number, readonly height: number, readonly texts: readonly Text[], readonly chips: readonly Chip[], readonly swatches: readonly Swatch[] }} Header
 */

/** @type {readonly (readonly [string, string])[]} */
const LEGEND = [
  ['transient', 'decides at once'],
  ['calling', 'calls a service'],
  ['retry', 'waits to try again'],
  ['held', 'held until resumed'],
  ['waiting', 'waits for the world'],
  ['good', 'the aim'],
  ['bad', 'failed'],
  ['end', 'other ends'],
  ['onward', 'onward'],
  ['back', 'back'],
];

const TITLE_HEIGHT = 48;
const SWATCH = 26;
const GAP = 28;

/**
 * @param {ReadonlyMap<string, State>} states
 * @param {State} root
 * @param {number} margin
 * @returns {Header}
 */
export function toHeader(states, root, margin) {
  const title = toTextWidth(root.name, FONTS.title);
  const content = { state: root, rows: toRows(states, root), isNamed: false };
  const rows = placeSection(content, { x: 0, y: TITLE_HEIGHT, width: toSectionWidth(content) });
  const left = Math.max(title, rows.width) + 2 * GAP;
  const swatches = toSwatches(margin + left, margin + 14);
  const last = swatches.at(-1);
  return {
    width: last === undefined ? left : last.text.x + last.text.width - margin,
    height: TITLE_HEIGHT + rows.height + 12,
    texts: [
      { x: margin, y: margin, width: title, height: TITLE_HEIGHT, text: root.name, font: 'title' },
      ...moveAll(rows.texts, { x: margin - 9, y: margin }),
    ],
    chips: moveAll(rows.chips, { x: margin, y: margin }),
    swatches,
  };
}

/**
 * @param {number} left
 * @param {number} y
 * @returns {readonly Swatch[]}
 */
function toSwatches(left, y) {
  /** @type {Swatch[]} */
  const swatches = [];
  let x = left;
  for (const [name, text] of LEGEND) {
    const width = toTextWidth(text, FONTS.legend);
    const label = {
      x: x + SWATCH + 8,
      y: y - 2,
      width,
      height: SWATCH,
      text,
      font: /** @type {const} */ ('legend'),
    };
    swatches.push({ x, y, width: SWATCH, height: SWATCH - 4, name, text: label });
    x = label.x + width + GAP;
  }
  return swatches;
}
