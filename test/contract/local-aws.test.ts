import { describe, expect, it } from 'vitest';
import { useRig } from '../local/rig.ts';
import { toDeviation } from './contract-case.ts';
import { CONTRACT } from './contract.ts';
import { toLocalSubject } from './local-subject.ts';
import { toScene } from './subject.ts';

const rig = useRig();

describe.each(Object.entries(CONTRACT))('the contract of %s', (_service, cases) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    expect(await toDeviation(one, toScene(toLocalSubject(rig()), '1'))).toBeUndefined();
  });
});

it('names every case once', () => {
  const names = Object.values(CONTRACT).flatMap((cases) => cases.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
