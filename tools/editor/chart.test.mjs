import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { onboardingMachine } from '../../dist/machines/onboarding.js';
import { compareCharts, describeChart } from './describe-chart.mjs';
import { extractConfig, readChart } from './read-chart.mjs';

const source = await readFile(new URL('../../src/machines/onboarding.ts', import.meta.url), 'utf8');

test('the text of the chart shows all of the machine that runs', () => {
  assert.deepEqual(compareCharts(readChart(source), onboardingMachine), []);
  for (const lines of Object.values(describeChart(onboardingMachine))) assert.ok(lines.length > 0);
});

for (const { what, kind, pattern, replacement } of [
  {
    what: 'a state more',
    kind: 'states',
    pattern: /\w+: \{ type: 'final' \}/,
    replacement: "$&, planted: { type: 'final' }",
  },
  {
    what: 'another tag',
    kind: 'states',
    pattern: /(?<=tags: \[')\w+/,
    replacement: 'planted',
  },
  {
    what: 'another target',
    kind: 'transitions',
    pattern: /(?<=onDone: \{ target: ')[^']+/,
    replacement: '#onboarding',
  },
  {
    what: 'another service',
    kind: 'invocations',
    pattern: /(?<=src: ')\w+/,
    replacement: 'planted',
  },
  {
    what: 'another delay',
    kind: 'delays',
    pattern: /(?<=after: \{ )\w+/,
    replacement: 'planted',
  },
  {
    what: 'another guard',
    kind: 'guards',
    pattern: /(?<=guard: ')\w+/,
    replacement: 'planted',
  },
  {
    what: 'another action',
    kind: 'actions',
    pattern: /(?<=entry: ')\w+/,
    replacement: 'planted',
  },
  {
    what: 'another parameter of an action',
    kind: 'actions',
    pattern: /(?<=params: \{ \w+: ')\w+/,
    replacement: 'planted',
  },
]) {
  test(`${what} in the text is told`, () => {
    const planted = plant(pattern, replacement);
    assert.notEqual(planted, source);
    const differences = compareCharts(readChart(planted), onboardingMachine);
    assert.ok(differences.some((line) => line.startsWith(`${kind}, only in the text: `)));
  });
}

test('two branches that change places are told', () => {
  assert.deepEqual(compareCharts(readBranches('isA', 'isB'), readBranches('isB', 'isA')), [
    'guards, only in the text: a go 1 if isA',
    'guards, only in the text: a go 2 if isB',
    'guards, only in the machine: a go 1 if isB',
    'guards, only in the machine: a go 2 if isA',
  ]);
});

// docs/editor.md says so: should the extractor learn it, the document is to be changed.
test('the extractor reads neither `reenter` nor `input` nor what stands in `setup`', () => {
  const read = JSON.stringify(
    extractConfig(`setup({ guards: { isSetUp: () => true } }).createMachine({
      id: 'a',
      invoke: { src: 'b', input: () => 'given', onDone: { target: '.c', reenter: true } },
      states: { c: {} },
    })`),
  );
  assert.match(read, /"src":"b"/);
  for (const word of ['reenter', 'given', 'isSetUp']) assert.ok(!read.includes(word));
});

function readBranches(first, second) {
  const branches = `[{ guard: '${first}' }, { guard: '${second}' }]`;
  return readChart(`createMachine({ id: 'a', on: { go: ${branches} } })`);
}

/** Changes the first place in the chart's literal that matches. */
function plant(pattern, replacement) {
  const literal = source.indexOf('.createMachine(');
  return source.slice(0, literal) + source.slice(literal).replace(pattern, replacement);
}
