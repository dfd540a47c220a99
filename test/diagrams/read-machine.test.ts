import { createMachine } from 'xstate';
import { expect, it } from 'vitest';
import { listStates, readMachine } from '../../scripts/diagrams/read-machine.mjs';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { awkwardMachine } from './charts.ts';

const kinds = Object.fromEntries(
  listStates(readMachine(awkwardMachine)).map(({ path, kind }) => [path, kind]),
);

it.each([
  ['', 'root'],
  ['first', 'lifecycle'],
  ['first.asking', 'transient'],
  ['first.doing', 'step'],
  ['first.doing.calling', 'calling'],
  ['first.doing.backingOff', 'retry'],
  ['second.waiting', 'waiting'],
  ['second.grouped.inner.leaf', 'held'],
  ['won', 'good'],
  ['lost', 'bad'],
  ['halted', 'end'],
])('tells what %j is by its structure: %s', (path, kind) => {
  expect(kinds[path]).toBe(kind);
});

it('reads causes, guards, delays, targets and actions in the order of the chart', () => {
  const states = listStates(readMachine(awkwardMachine));
  const read = (path: string) => states.find((state) => state.path === path)?.transitions;
  expect(read('first.doing.calling')?.slice(1)).toEqual([
    {
      cause: 'done',
      event: 'serviceWithAVeryLongNameIndeed',
      guard: null,
      target: 'second.waiting',
      actions: [],
    },
    {
      cause: 'error',
      event: 'serviceWithAVeryLongNameIndeed',
      guard: 'canRetry',
      target: 'first.doing.backingOff',
      actions: [],
    },
    {
      cause: 'error',
      event: 'serviceWithAVeryLongNameIndeed',
      guard: null,
      target: 'lost',
      actions: ['noteLoss'],
    },
  ]);
  expect(read('first')).toEqual([
    { cause: 'after', event: 'deadline', guard: null, target: 'lost', actions: [] },
  ]);
  expect(read('')).toContainEqual({
    cause: 'on',
    event: 'ping',
    guard: null,
    target: null,
    actions: ['notePing'],
  });
});

it('finds every service of the chart', () => {
  const services = listStates(readMachine(onboardingMachine)).flatMap(({ invokes }) =>
    invokes.map(({ src }) => src),
  );
  expect([...new Set(services)].toSorted()).toEqual(
    Object.keys(onboardingMachine.implementations.actors).toSorted(),
  );
});

it('refuses what has no name', () => {
  const machine = createMachine({ id: 'inline', on: { go: { actions: () => undefined } } });
  expect(() => readMachine(machine)).toThrow('Expected a name, got `function`');
});

it('refuses several targets at once', () => {
  const machine = createMachine({
    id: 'several',
    type: 'parallel',
    states: { a: { initial: 'b', states: { b: {} } }, c: { initial: 'd', states: { d: {} } } },
    on: { go: { target: ['.a.b', '.c.d'] } },
  });
  expect(() => readMachine(machine)).toThrow('Expected at most one target, got 2');
});
