// @ts-check

/**
 * Advance widths in hundredths of an em, rounded up from DejaVu Sans, the widest of the usual fallbacks: a reader's own
 * font is narrower, so no text outgrows its box.
 *
 * @type {readonly (readonly [number, string])[]}
 */
const WIDTHS = [
  [30, "ijlI'|J"],
  [33, ' .,:;!'],
  [42, '-fr[]()/t'],
  [55, 'csz_"'],
  [60, 'kvxye'],
  [65, 'abdghnopquTZFL0123456789?·'],
  [72, 'ABCEKPRSVXYw'],
  [85, 'DGHMNOQU→←↺+=<>'],
  [100, 'mW@%#&'],
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
