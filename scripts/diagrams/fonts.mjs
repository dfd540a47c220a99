// @ts-check

/**
 * The sizes of text in the drawing; each is a class of the same name in its style sheet. What has to be readable at the
 * width of a README is large.
 *
 * @typedef {'title' | 'lifecycle' | 'card' | 'legend' | 'service' | 'section' | 'cause' | 'guard' | 'chip'} Font
 * @type {Readonly<Record<Font, { readonly size: number, readonly bold: boolean }>>}
 */
export const FONTS = {
  title: { size: 40, bold: true },
  lifecycle: { size: 34, bold: true },
  card: { size: 27, bold: true },
  legend: { size: 22, bold: false },
  service: { size: 21, bold: true },
  section: { size: 12, bold: true },
  cause: { size: 11, bold: false },
  guard: { size: 11, bold: false },
  chip: { size: 11, bold: false },
};
