// @ts-check
import { HEAD, INSET, ROW, toLines, toLineWidth } from './lines.mjs';
import { toChipWidth } from './rows.mjs';

/**
 * One state inside a box, with places relative to the corner of the box.
 *
 * @typedef {import('./lines.mjs').Content} Content
 * @typedef {import('./lines.mjs').Line} Line
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {{ readonly x: number, readonly y: number, readonly width: number, readonly height: number }} Area
 * @typedef {Area & { readonly text: string, readonly font: import('./fonts.mjs').Font }} Text
 * @typedef {Area & { readonly text: string, readonly target: string }} Chip
 * @typedef {{ readonly text: number, readonly y: number, readonly side: 'EAST' | 'WEST', readonly target: string }} Port
 * @typedef {Area & {
 *   readonly state: State,
 *   readonly isNamed: boolean,
 *   readonly texts: readonly Text[],
 *   readonly chips: readonly Chip[],
 *   readonly ports: readonly Port[],
 * }} Section
 */

const CHIP_HEIGHT = 15;
/** Room under the last row of a table. */
const FOOT = 5;
/** Air between a text and the line that leaves it. */
const AIR = 5;

/**
 * @param {Content} content
 * @returns {number}
 */
export function toSectionWidth(content) {
  return Math.max(0, ...toLines(content).map(toLineWidth));
}

/**
 * @param {Content} content
 * @param {{ readonly x: number, readonly y: number, readonly width: number }} place
 * @returns {Section}
 */
export function placeSection(content, place) {
  const lines = toLines(content);
  const last = lines.at(-1);
  const isTable = lines.length > 1 || !content.isNamed;
  return {
    state: content.state,
    isNamed: content.isNamed,
    ...place,
    height: isTable ? (last?.y ?? 0) + ROW / 2 + FOOT : HEAD,
    texts: lines.flatMap((line) => toTexts(line, place)),
    chips: lines.flatMap((line) => toChips(line, place)),
    ports: lines.flatMap((line) => toPorts(line, place)),
  };
}

/**
 * @param {Line} line
 * @param {{ readonly x: number, readonly y: number }} place
 * @returns {readonly Text[]}
 */
function toTexts({ y, cells }, place) {
  return cells.map(({ x, end, text, font }) => ({
    x: place.x + x,
    y: place.y + y - ROW / 2,
    width: end - x,
    height: ROW,
    text,
    font,
  }));
}

/**
 * @param {Line} line
 * @param {{ readonly x: number, readonly y: number, readonly width: number }} place
 * @returns {readonly Chip[]}
 */
function toChips({ y, row }, place) {
  if (row === null || row.tail.form !== 'chip') return [];
  const width = toChipWidth(row.chip);
  return [
    {
      x: place.x + place.width - INSET - width,
      y: place.y + y - CHIP_HEIGHT / 2,
      width,
      height: CHIP_HEIGHT,
      text: row.chip,
      target: row.tail.target,
    },
  ];
}

/**
 * @param {Line} line
 * @param {{ readonly x: number, readonly y: number }} place
 * @returns {readonly Port[]}
 */
function toPorts({ y, cells, row }, place) {
  if (row === null || row.tail.form !== 'line') return [];
  const { side, target } = row.tail;
  const edge = side === 'EAST' ? (cells.at(-1)?.end ?? 0) + AIR : (cells[0]?.x ?? 0) - AIR;
  return [{ text: place.x + edge, y: place.y + y, side, target }];
}
