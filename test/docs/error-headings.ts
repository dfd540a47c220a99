import { FAILURE_CLASSES } from '../../src/domain/failure.ts';

/** Every code that a result may show. */
const CODES: readonly string[] = [...Object.keys(FAILURE_CLASSES), 'ROW_REJECTED'];

/**
 * Compares the headings of `docs/errors.md` with the failure codes, both ways.
 *
 * @param document - The text in Markdown
 * @returns A sentence for each code without exactly one heading and what to do, and for each heading without a code
 */
export function findHeadingFaults(document: string): readonly string[] {
  const sections = [...document.matchAll(/^### (\S+)\n\n([\s\S]*?)(?=^##|$(?![\s\S]))/gm)].map(
    ([, code = '', text = '']) => ({ code, text }),
  );
  const described = sections.map(({ code }) => code);
  return [
    ...CODES.filter((code) => !described.includes(code)).map((code) => `${code} has no heading`),
    ...described
      .filter((code, index) => !CODES.includes(code) || described.indexOf(code) < index)
      .map((code) => `${code} is no code, or has a heading already`),
    ...sections
      .filter(({ text }) => !/^\S.*\. \*\*To do:\*\* \S.*\.\n/s.test(text))
      .map(({ code }) => `${code} does not say what it means and what to do`),
  ];
}
