// @ts-check
import { format } from 'prettier';
import { formatFigures } from './format-figures.mjs';

const BEGIN = '<!-- begin: npm run correctness writes what follows -->';
const END = '<!-- end: npm run correctness -->';

/**
 * Puts the figures of a model suite between the marks of a page, and leaves the rest as it is.
 *
 * @param {string} page
 * @param {import('../../test/model/mutants/summary.ts').Summary} summary
 * @returns {Promise<string>}
 */
export async function fillPage(page, summary) {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) {
    throw new Error(`Expected the marks \`${BEGIN}\` and \`${END}\` in the page`);
  }
  const before = page.slice(0, begin + BEGIN.length);
  const text = `${before}\n\n${formatFigures(summary)}\n\n${page.slice(end)}`;
  return format(text, { parser: 'markdown' });
}
