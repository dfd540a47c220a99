// @ts-check

/**
 * Advance widths in hundredths of an em, rounded up from the widest of DejaVu Sans, Liberation Sans and Inter: a reader's
 * own font is hardly wider, so no text outgrows its box.
 *
 * @type {readonly (readonly [number, string])[]}
 */
const WIDTHS = [
  [31, "ijl'"],
  [34, 'I .,'],
  [42, 'f[]()/|'],
  [45, 'rt:;!'],
  [50, '-'],
  [56, 'csz"'],
  [61, 'kvxy_J'],
  [65, 'abdeghnopquTFL0123456789?'],
  [75, 'ABCEKPRSVXYZ'],
  [85, 'DGHNOQUw+=<>'],
  [100, 'mM%#&→←↺'],
];

const WIDTH_OF = new Map(
  WIDTHS.flatMap(([width, characters]) =>
    Array.from(characters, (character) => /** @type {const} */ ([character, width])),
  ),
);

const WIDEST = 105;
const BOLD = 1.12;

/**
 * @param {string} text
 * @param {{ readonly size: number, readonly bold: boolean }} font
 * @returns {number} pixels that the text surely fits into
 */
export function toTextWidth(text, { size, bold }) {
  const width = Array.from(text).reduce(
    (sum, character) => sum + (WIDTH_OF.get(character) ?? WIDEST),
    0,
  );
  return Math.ceil((width / 100) * size * (bold ? BOLD : 1));
}
