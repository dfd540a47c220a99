// @ts-check
import { FONTS } from './fonts.mjs';
import { toChipWidth } from './rows.mjs';
import { toTextWidth } from './text-width.mjs';

/**
 * The lines of text of one state, measured; all places are relative to the corner of its section.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./rows.mjs').Row} Row
 * @typedef {import('./fonts.mjs').Font} Font
 * @typedef {{ readonly state: State, readonly rows: readonly Row[], readonly isNamed: boolean }} Content
 * @typedef {{ readonly x: number, readonly end: number, readonly text: string, readonly font: Font }} Cell
 * @typedef {{ readonly y: number, readonly cells: readonly Cell[], readonly row: Row | null }} Line
 */

export const ROW = 17;
export const HEAD = 28;
export const INSET = 8;
const GAP = 7;

/**
 * A state with one transition stands on one line; else its name is the head of a table.
 *
 * @param {Content} content
 * @returns {readonly Line[]}
 */
export function toLines({ state, rows, isNamed }) {
  if (!isNamed) return toTable(rows, 0);
  const name = toCell(state.name, INSET, 'section');
  const services = state.invokes.map(({ src }) => src).join(', ');
  const [row] = rows;
  if (row !== undefined && rows.length === 1 && services === '') {
    const cells = [name, ...toCells(row, name.end + GAP, toCauseWidth(rows))];
    return [{ y: HEAD / 2, cells, row }];
  }
  const head = [name, toCell(services, name.end + GAP, 'service')].filter(isWritten);
  return [{ y: HEAD / 2, cells: head, row: null }, ...toTable(rows, HEAD)];
}

/**
 * @param {readonly Row[]} rows
 * @param {number} top
 * @returns {readonly Line[]}
 */
function toTable(rows, top) {
  const causeWidth = toCauseWidth(rows);
  return rows.map((row, index) => ({
    y: top + ROW * (index + 0.5),
    cells: toCells(row, INSET, causeWidth),
    row,
  }));
}

/**
 * @param {readonly Row[]} rows
 * @returns {number}
 */
function toCauseWidth(rows) {
  return Math.max(0, ...rows.map(({ cause }) => toTextWidth(cause, FONTS.cause))) + GAP;
}

/**
 * @param {Line} line
 * @returns {number} the width that the line needs, with its chip
 */
export function toLineWidth({ cells, row }) {
  const chipWidth = row === null || row.chip === '' ? 0 : 2 * GAP + toChipWidth(row.chip);
  return (cells.at(-1)?.end ?? 0) + chipWidth + INSET;
}

/**
 * @param {Row} row
 * @param {number} x
 * @param {number} causeWidth
 * @returns {readonly Cell[]}
 */
function toCells({ cause, text }, x, causeWidth) {
  return [toCell(cause, x, 'cause'), toCell(text, x + causeWidth, 'guard')].filter(isWritten);
}

/**
 * @param {string} text
 * @param {number} x
 * @param {Font} font
 * @returns {Cell}
 */
function toCell(text, x, font) {
  return { x, end: x + toTextWidth(text, FONTS[font]), text, font };
}

/**
 * @param {Cell} cell
 * @returns {boolean}
 */
function isWritten({ text }) {
  return text !== '';
}
