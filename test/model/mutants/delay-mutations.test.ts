import { expect, it } from 'vitest';
import { onboardingMachine } from '../../../src/machines/onboarding.ts';
import { driveTo } from '../../machines/drive.ts';
import { copyChart } from '../chart/chart.ts';
import { listDelayMutations } from './delay-mutations.ts';

it.each([
  ['backoff', 'signingUp', true],
  ['backoff', 'storingObject', true],
  ['unregistered.signingUp.backingOff after backoff', 'signingUp', true],
  ['unregistered.signingUp.backingOff after backoff', 'storingObject', false],
  ['resendDelay', 'signingUp', false],
] as const)('without the delay of %s, %s is tried again at once: %j', (...row) => {
  const [place, step, isAtOnce] = row;
  const chart = copyChart(onboardingMachine);
  listDelayMutations(chart)
    .find((mutation) => mutation.place === place)
    ?.apply();
  const backoff = chart.implementations.delays['backoff'] as unknown as (args: object) => number;
  const context = { ...driveTo(step).context, retries: 1 };
  expect(backoff({ context }) === 0).toBe(isAtOnce);
});
