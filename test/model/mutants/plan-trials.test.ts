import { expect, it } from 'vitest';
import type { Mutation } from './mutation.ts';
import { planTrials } from './plan-trials.ts';

const TRACES = [
  { seen: ['a', 'b', 'c'], length: 30 },
  { seen: ['a', 'b'], length: 10 },
  { seen: ['a'], length: 5 },
  { seen: ['a', 'c'], length: 20 },
  { seen: ['b'], length: 10 },
];

it('walks only paths that come by the mistake, the short ones first', () => {
  const mutation: Mutation = {
    kind: 'guard dropped',
    place: 'b',
    seenBy: ['b', 'c'],
    apply: () => {},
  };
  expect(planTrials([mutation], TRACES)).toEqual([
    { mutation: 'guard dropped: b', paths: [1, 4, 3, 0], limit: 120 },
  ]);
});
