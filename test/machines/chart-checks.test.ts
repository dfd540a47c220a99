import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { createActors } from '../../src/services/actors.ts';
import type { Services } from '../../src/services/services.ts';
import { findImpurities, readEventTypes } from './checks/chart-text.ts';
import { findUnhandled } from './checks/events.ts';
import { findLooseInvocations } from './checks/invocations.ts';
import { findStrayNames } from './checks/names.ts';
import { findDeadEnds, findUnreachable } from './checks/ways.ts';

const source = await readFile(new URL('../../src/machines/onboarding.ts', import.meta.url), 'utf8');

describe('the chart', () => {
  const events = readEventTypes(source);

  it('goes on after every answer of every service, whatever it is', () => {
    expect(findLooseInvocations(onboardingMachine)).toEqual([]);
  });

  it('uses every actor, guard, action and delay of `setup`, and no other', () => {
    expect(findStrayNames(onboardingMachine)).toEqual([]);
  });

  it('is given every actor that it names', () => {
    const names = Object.keys(onboardingMachine.implementations.actors);
    expect(Object.keys(createActors({} as Services)).toSorted()).toEqual(names.toSorted());
  });

  it('leads from every state to an end', () => {
    expect(findDeadEnds(onboardingMachine)).toEqual([]);
  });

  it('leads to every state', () => {
    expect(findUnreachable(onboardingMachine)).toEqual([]);
  });

  it('handles every event that it declares', () => {
    expect(events).toContain('cancel');
    expect(findUnhandled(onboardingMachine, events)).toEqual([]);
  });

  it('is one literal of names, which an editor can read', () => {
    expect(findImpurities(source)).toEqual([]);
  });

  it('takes values from xstate only', () => {
    const imports = source.match(/^import .*$/gm) ?? [];
    const values = imports.filter((line) => !line.startsWith('import type '));
    expect(values).toEqual([expect.stringMatching(/ from 'xstate';$/)]);
  });

  it('reads no clock and rolls no dice', () => {
    expect(source).not.toMatch(/Date\.now|new Date|Math\.random|performance|node:|console/);
  });
});
