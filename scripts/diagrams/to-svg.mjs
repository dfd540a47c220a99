// @ts-check
import { FONTS } from './fonts.mjs';
import { toStyles } from './palette.mjs';
import { listStates } from './read-machine.mjs';
import { toLabel } from './rows.mjs';
import { MARK } from './scene.mjs';
import { toPath } from './path.mjs';

/**
 * Writes a scene as SVG; every state is a group with its path as \`data-state\`, for a page to light it up.
 *
 * @typedef {import('./scene.mjs').Scene} Scene
 * @typedef {import('./panels.mjs').Panel} Panel
 * @typedef {import('./section.mjs').Text} Text
 * @typedef {import('./section.mjs').Chip} Chip
 * @typedef {{ readonly x: number, readonly y: number, readonly width: number, readonly height: number }} Area
 */

/**
 * @param {Scene} scene
 * @returns {string}
 */
export function toSvg(scene) {
  const { width, height, root, header, panels, routes, start } = scene;
  const kinds = new Map(listStates(root).map(({ path, kind }) => [path, kind]));
  const names = root.children.map(({ name }) => name).join(', ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="title">${root.name}</title>`,
    `<desc id="desc">The statechart ${root.name}, from left to right: ${names}.</desc>`,
    `<style>${toStyles()}</style>`,
    toMarker('onward'),
    toMarker('back'),
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...header.texts.map(toText),
    ...header.chips.map((chip) => toChip(chip, kinds)),
    ...header.swatches.map(toSwatch),
    ...panels.map((panel) => toGroup(panel, kinds)),
    `<circle class="onward-fill" cx="${start.x}" cy="${start.y}" r="${MARK / 2}"/>`,
    ...routes.map(toRoute),
    '</svg>',
    '',
  ].join('\n');
}

/**
 * @param {Panel} panel
 * @param {ReadonlyMap<string, string>} kinds
 * @returns {string}
 */
function toGroup({ state, texts, chips, children, ...area }, kinds) {
  const lines = [
    state.path,
    ...state.invokes.map(({ src }) => `invokes ${src}`),
    ...state.transitions.map((each) => [toLabel(each), each.target].filter(Boolean).join(' → ')),
  ];
  return [
    `<g data-state="${state.path}" class="${state.kind}">`,
    `<title>${escape(lines.join('\n'))}</title>`,
    toRect(area, children.length > 0 ? 8 : 5),
    ...texts.map(toText),
    ...chips.map((chip) => toChip(chip, kinds)),
    ...children.map((child) => toGroup(child, kinds)),
    '</g>',
  ].join('\n');
}

/**
 * @param {Text} text
 * @returns {string}
 */
function toText({ x, y, height, text, font }) {
  const baseline = y + height / 2 + FONTS[font].size * 0.36;
  return `<text class="${font}-text" x="${x}" y="${round(baseline)}">${escape(text)}</text>`;
}

/**
 * @param {Chip} chip
 * @param {ReadonlyMap<string, string>} kinds
 * @returns {string}
 */
function toChip({ text, target, ...area }, kinds) {
  const label = toText({ ...area, x: area.x + area.width / 2, text, font: 'chip' });
  return `<g class="${kinds.get(target) ?? ''}">${toRect(area, area.height / 2)}${label}</g>`;
}

/**
 * @param {import('./header.mjs').Swatch} swatch
 * @returns {string}
 */
function toSwatch({ name, text, ...area }) {
  const middle = area.y + area.height / 2;
  const isLine = name === 'onward' || name === 'back';
  const shape = isLine
    ? `<path class="${name}" marker-end="url(#${name})" d="M${area.x} ${middle}h${area.width}"/>`
    : `<g class="${name}">${toRect(area, 5)}</g>`;
  return `${shape}${toText(text)}`;
}

/**
 * @param {import('./routes.mjs').Route} route
 * @returns {string}
 */
function toRoute({ points, isBack, isArrow, isInitial }) {
  const name = isBack ? 'back' : 'onward';
  const head = isArrow ? ` marker-end="url(#${name})"` : '';
  const [first] = points;
  const dot =
    isInitial && first !== undefined
      ? `<circle class="${name}-fill" cx="${first.x}" cy="${first.y}" r="4.5"/>`
      : '';
  return `<path class="${name}"${head} d="${toPath(points)}"/>${dot}`;
}

/**
 * @param {string} name
 * @returns {string}
 */
function toMarker(name) {
  return `<marker id="${name}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><polygon class="${name}-fill" points="0,0 8,4 0,8"/></marker>`;
}

/**
 * @param {Area} area
 * @param {number} radius
 * @returns {string}
 */
function toRect({ x, y, width, height }, radius) {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
}

/**
 * @param {number} value
 * @returns {number}
 */
function round(value) {
  return Math.round(value * 10) / 10;
}

/**
 * @param {string} text
 * @returns {string}
 */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
