// @ts-check
import { FONTS } from './fonts.mjs';

/**
 * The style sheet of the drawing, for light and for dark pages.
 *
 * @typedef {Readonly<Record<string, readonly [string, string]>>} Pairs fill and stroke by kind
 * @typedef {{ readonly page: string, readonly ink: string, readonly soft: string, readonly onward: string, readonly back: string, readonly kinds: Pairs }} Palette
 */

/** @type {Palette} */
const LIGHT = {
  page: '#ffffff',
  ink: '#1f2328',
  soft: '#59636e',
  onward: '#57606a',
  back: '#bf3989',
  kinds: {
    lifecycle: ['#f3f5f8', '#c4ccd4'],
    step: ['#ffffff', '#818b98'],
    calling: ['#ddf4ff', '#54aeff'],
    retry: ['#fff8c5', '#d4a72c'],
    held: ['#fff1e5', '#fb8f44'],
    waiting: ['#fbefff', '#a475f9'],
    transient: ['#e4e9ee', '#818b98'],
    good: ['#dafbe1', '#4ac26b'],
    bad: ['#ffebe9', '#ff8182'],
    end: ['#e4e9ee', '#818b98'],
  },
};

/** @type {Palette} */
const DARK = {
  page: '#0d1117',
  ink: '#f0f6fc',
  soft: '#9198a1',
  onward: '#9aa4af',
  back: '#f778ba',
  kinds: {
    lifecycle: ['#171c23', '#3d444d'],
    step: ['#0d1117', '#656c76'],
    calling: ['#0c2a4d', '#388bfd'],
    retry: ['#332600', '#9e6a03'],
    held: ['#3d1f07', '#bd561d'],
    waiting: ['#2a1b4a', '#8957e5'],
    transient: ['#2a313c', '#656c76'],
    good: ['#0f3320', '#2ea043'],
    bad: ['#461318', '#da3633'],
    end: ['#2a313c', '#656c76'],
  },
};

const FAMILY =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Helvetica,Arial,sans-serif";

/** @returns {string} */
export function toStyles() {
  const fonts = Object.entries(FONTS).map(
    ([name, { size, bold }]) =>
      `.${name}-text{font-size:${size}px${bold ? ';font-weight:700' : ''}}`,
  );
  return [
    `text{font-family:${FAMILY}}`,
    ...fonts,
    '.chip-text{text-anchor:middle}',
    'path{fill:none;stroke-width:1.6}',
    'rect{stroke-width:1.2}',
    '.lifecycle>rect,.step>rect{stroke-width:1.6}',
    '.transient>rect{stroke-dasharray:4 3}',
    ...toColours(LIGHT),
    `@media (prefers-color-scheme:dark){`,
    ...toColours(DARK),
    '}',
  ].join('\n');
}

/**
 * @param {Palette} palette
 * @returns {readonly string[]}
 */
function toColours({ page, ink, soft, onward, back, kinds }) {
  return [
    `.page{fill:${page}}`,
    `text{fill:${ink}}`,
    `.cause-text,.section-text,.legend-text{fill:${soft}}`,
    ...Object.entries(kinds).map(
      ([kind, [fill, stroke]]) => `.${kind}>rect{fill:${fill};stroke:${stroke}}`,
    ),
    `.onward{stroke:${onward}}`,
    `.back{stroke:${back}}`,
    `.onward-fill{fill:${onward}}`,
    `.back-fill{fill:${back}}`,
  ];
}
