import { createMachine } from 'xstate';
import { expect, it } from 'vitest';
import { countKinds } from './count-kinds.ts';
import { measureCoverage } from './coverage.ts';
import { formatCoverage } from './format-coverage.ts';

const machine = createMachine({
  id: 'lamp',
  initial: 'off',
  states: {
    off: { on: { press: 'on' } },
    on: { on: { press: 'off', break: 'broken' } },
    broken: {},
  },
});

const paths = countKinds([{ kind: 'simple' }, { kind: 'shortest' }, { kind: 'simple' }]);

it('names what did not run', () => {
  const taken = ['lamp', 'off', 'off on press → on', 'on'];
  expect(measureCoverage(machine, taken)).toEqual({
    states: { taken: 3, all: 4, missing: ['broken'] },
    transitions: { taken: 1, all: 3, missing: ['on on press → off', 'on on break → broken'] },
  });
});

it('misses everything where nothing ran', () => {
  expect(formatCoverage({}, measureCoverage(machine, []))).toContain('0/4 states, 0/3 transitions');
});

it('says in one line what paths took', () => {
  const coverage = measureCoverage(machine, ['lamp', 'off', 'on', 'broken', 'off on press → on']);
  expect(formatCoverage(paths, coverage)).toBe(
    'Paths: 2 simple, 1 shortest. Of the chart: 4/4 states, 1/3 transitions.',
  );
});
