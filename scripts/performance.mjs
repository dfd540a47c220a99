// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

// Writes the tables of docs/performance.md from what `npm run bench -- --save` measured; `--check` compares only.
const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const RESULTS = fileURLToPath(new URL('../bench/results.json', import.meta.url));
const [BEGIN, END] = ['<!-- figures -->', '<!-- end of figures -->'];

const document = readFileSync(DOCUMENT, 'utf8');
/** @type {Record<string, import('../bench/results.mjs').Result>} */
const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
const [before] = document.split(BEGIN);
const [, after] = document.split(END);
const tables = Object.entries(results).map(([name, result]) => toSection(name, result));
const source = `${before}${BEGIN}\n\n${tables.join('\n')}\n${END}${after}`;
const written = await format(source, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' });

if (!argv.includes('--check')) writeFileSync(DOCUMENT, written);
else if (written !== document) {
  throw new Error('docs/performance.md differs from bench/results.json: run `npm run performance`');
}

/**
 * @param {string} name
 * @param {import('../bench/results.mjs').Result} result
 */
function toSection(name, { figures, promises, machine, at }) {
  const rows = flatten(figures).map(([path, value]) => `| ${path} | ${value} |`);
  const kept = Object.entries(promises).map(
    ([promise, isKept]) => `- ${isKept ? 'kept' : '**not kept**'}: ${promise}`,
  );
  return `### ${name}\n\n${at}, ${machine}\n\n${kept.join('\n')}\n\n| figure | value |\n| --- | --- |\n${rows.join('\n')}\n`;
}

/**
 * A spread is one figure; everything else is told by its path.
 *
 * @param {unknown} figures
 * @param {string} path
 * @returns {[string, string][]}
 */
function flatten(figures, path = '') {
  if (typeof figures !== 'object' || figures === null) return [[path, String(figures)]];
  if ('median' in figures && 'min' in figures && 'max' in figures) {
    const { median, min, max } = /** @type {Record<string, number>} */ (figures);
    return [[path, `${median} (${min} to ${max})`]];
  }
  return Object.entries(figures).flatMap(([name, value]) =>
    flatten(value, path === '' ? name : `${path} · ${name}`),
  );
}
