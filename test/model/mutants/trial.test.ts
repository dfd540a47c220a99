import { initialTransition, transition } from 'xstate';
import { expect, it } from 'vitest';
import { FAILED, PAUSED, sampleSuite } from './sample.ts';
import type { Suite } from './suite.ts';
import { findKiller } from './trial.ts';

const suite = sampleSuite as Suite;

it.each([
  ['target moved: calling onDone → stopped to waiting', [2, 1, 0], 0],
  ['guard dropped: calling onError[0] isFirst → waiting', [0, 1, 2], 2],
  ['action dropped: calling entry without count', [2, 1, 0], 2],
  ['handler removed: waiting after pause', [0, 1, 2], 1],
  ['action dropped: calling entry without note', [0, 1, 2], null],
  ['handler removed: waiting after pause', [0], null],
])('%s: of the paths %j, walked in this order, %j is the first to fail', async (...row) => {
  const [mutation, paths, killer] = row;
  expect(await findKiller(suite, { mutation, paths, limit: 100 })).toBe(killer);
});

it('counts a walk that goes round in a circle as one that fails', async () => {
  const untilDone: Suite = {
    ...suite,
    async walk(_, machine) {
      let [snapshot] = initialTransition(machine, { count: 0 });
      while (snapshot.status === 'active') {
        for (const type of [FAILED, PAUSED]) {
          [snapshot] = transition(machine, snapshot, { type });
        }
      }
    },
  };
  const paths = [0];
  const endless = 'guard dropped: calling onError[0] isFirst → waiting';
  expect(await findKiller(untilDone, { mutation: endless, paths, limit: 100 })).toBe(0);
  const harmless = 'action dropped: calling entry without note';
  expect(await findKiller(untilDone, { mutation: harmless, paths, limit: 100 })).toBe(null);
});

it('counts a walk that is too long as one that fails, even where it hides its errors', async () => {
  const hiding: Suite = { ...suite, walk: (...args) => suite.walk(...args).catch(() => undefined) };
  const trial = { mutation: 'action dropped: calling entry without note', paths: [2] };
  expect(await findKiller(hiding, { ...trial, limit: 100 })).toBe(null);
  expect(await findKiller(hiding, { ...trial, limit: 3 })).toBe(2);
});

it('refuses a mutant that there is not', async () => {
  await expect(findKiller(suite, { mutation: 'other', paths: [], limit: 1 })).rejects.toThrow(
    'Expected a mutation of the chart, got `other`',
  );
});
