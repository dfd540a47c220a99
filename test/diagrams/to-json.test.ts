import { type AnyStateMachine, createMachine } from 'xstate';
import { expect, it } from 'vitest';
import { readMachine } from '../../scripts/diagrams/read-machine.mjs';
import { toJson } from '../../scripts/diagrams/to-json.mjs';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { CHARTS } from './charts.ts';

function build(json: string): AnyStateMachine {
  return createMachine(JSON.parse(json) as Parameters<typeof createMachine>[0]);
}

it.each(CHARTS)(
  'builds a machine of the same states, transitions, services and delays: $name',
  async ({ machine }) => {
    expect(readMachine(build(await toJson(machine)))).toEqual(readMachine(machine));
  },
);

it('would build another machine from another configuration', async () => {
  const json = await toJson(onboardingMachine);
  for (const [found, replacement] of [
    ['"backoff"', '"slowly"'],
    ['isUserExists', 'isNobody'],
    ['"src": "signUp"', '"src": "signOff"'],
    ['"recordSignUp"', '"forgetSignUp"'],
    ['"target": "#onboarding.pendingConfirmation"', '"target": "#onboarding.confirmed"'],
  ] as const) {
    const other = json.replace(found, replacement);
    expect(other).not.toBe(json);
    expect(readMachine(build(other))).not.toEqual(readMachine(onboardingMachine));
  }
});
