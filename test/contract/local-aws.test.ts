import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { START_MS, startRig } from '../local/rig.ts';
import type { Rig } from '../local/rig.ts';
import { toDeviation } from './contract-case.ts';
import { CONTRACT } from './contract.ts';
import { toLocalSubject } from './local-subject.ts';
import { toScene } from './subject.ts';

// A clock that goes on, so that of two mails one is the newer.
const clock = { nowMs: START_MS };
let rig: Rig;

beforeAll(async () => {
  rig = await startRig({ now: () => (clock.nowMs += 1) });
});

beforeEach(() => rig.local('POST', 'reset'));

afterAll(() => rig[Symbol.asyncDispose]());

describe.each(Object.entries(CONTRACT))('the contract of %s', (_service, cases) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const subject = await toLocalSubject(rig, clock);
    expect(await toDeviation(one, toScene(subject, '1'))).toBeUndefined();
  });
});

it('names every case once', () => {
  const names = Object.values(CONTRACT).flatMap((cases) => cases.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
