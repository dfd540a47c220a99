import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { offboardingMachine } from '../../src/machines/offboarding.ts';
import { createActors } from '../../src/services/actors.ts';
import { createOffboardingActors } from '../../src/services/offboarding-actors.ts';
import type { Services } from '../../src/services/services.ts';
import { findImpurities, readEventTypes } from './checks/chart-text.ts';
import { findUnhandled } from './checks/events.ts';
import { findLooseInvocations } from './checks/invocations.ts';
import { findStrayNames } from './checks/names.ts';
import { findDeadEnds, findUnreachable } from './checks/ways.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../src/machines/${name}.ts`, import.meta.url), 'utf8');

const source = await read('onboarding');

const charts = [
  {
    name: 'onboarding',
    machine: onboardingMachine,
    text: source,
    actors: createActors({} as Services),
  },
  {
    name: 'offboarding',
    machine: offboardingMachine,
    text: await read('offboarding'),
    actors: createOffboardingActors({} as Services),
  },
];

describe.each(charts)('the chart of $name', ({ machine, text, actors }) => {
  it('goes on after every answer of every service, whatever it is', () => {
    expect(findLooseInvocations(machine)).toEqual([]);
  });

  it('uses every actor, guard, action and delay of `setup`, and no other', () => {
    expect(findStrayNames(machine)).toEqual([]);
  });

  it('is given every actor that it names', () => {
    const names = Object.keys(machine.implementations.actors);
    expect(Object.keys(actors).toSorted()).toEqual(names.toSorted());
  });

  it('leads from every state to an end', () => {
    expect(findDeadEnds(machine)).toEqual([]);
  });

  it('leads to every state', () => {
    expect(findUnreachable(machine)).toEqual([]);
  });

  it('is one literal of names, which an editor can read', () => {
    expect(findImpurities(text)).toEqual([]);
  });

  it('takes values from xstate only', () => {
    const imports = text.match(/^import .*$/gm) ?? [];
    const values = imports.filter((line) => !line.startsWith('import type '));
    expect(values).toEqual([expect.stringMatching(/ from 'xstate';$/)]);
  });

  it('reads no clock and rolls no dice', () => {
    expect(text).not.toMatch(/Date\.now|new Date|Math\.random|performance|node:|console/);
  });
});

it('handles every event that the chart of onboarding declares', () => {
  const events = readEventTypes(source);
  expect(events).toContain('cancel');
  expect(findUnhandled(onboardingMachine, events)).toEqual([]);
});
