// @ts-check

/**
 * @typedef {import('../../test/model/mutants/summary.ts').Summary} Summary
 * @typedef {readonly (string | number)[]} Cells
 */

/**
 * Formats what a model suite is worth as Markdown.
 *
 * @param {Summary} summary
 * @returns {string}
 */
export function formatFigures({ paths, coverage: { states, transitions }, ...mutants }) {
  return [
    formatTable(['Paths', ''], [...Object.entries(paths), ['all', sum(Object.values(paths))]]),
    formatTable(
      ['Of the chart', 'there are', 'taken by the paths'],
      [
        ['states', states.all, states.taken],
        ['transitions, each guarded branch counted', transitions.all, transitions.taken],
      ],
    ),
    formatMutants(mutants),
    ...formatSurvivors(mutants),
  ].join('\n\n');
}

/**
 * @param {Pick<Summary, 'kinds' | 'score'>} mutants
 * @returns {string}
 */
function formatMutants({ kinds, score }) {
  return formatTable(
    ['Mutants of the chart', 'made', 'killed', 'survived'],
    [
      ...kinds.map(({ kind, mutants, killed, survived }) => [kind, mutants, killed, survived]),
      [
        `all: ${(score * 100).toFixed(1)} % killed`,
        sum(kinds.map(({ mutants }) => mutants)),
        sum(kinds.map(({ killed }) => killed)),
        sum(kinds.map(({ survived }) => survived)),
      ],
    ],
  );
}

/**
 * @param {Pick<Summary, 'survivors'>} mutants
 * @returns {readonly string[]}
 */
function formatSurvivors({ survivors }) {
  return survivors.map(
    ({ reason, mutants }) =>
      `Survivors (${mutants.length}): ${reason}\n\n${mutants.map((id) => `- \`${id}\``).join('\n')}`,
  );
}

/**
 * @param {Cells} head
 * @param {readonly Cells[]} rows
 * @returns {string}
 */
function formatTable(head, rows) {
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * @param {readonly number[]} numbers
 * @returns {number}
 */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
