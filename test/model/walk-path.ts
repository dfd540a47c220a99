import { isDeepStrictEqual } from 'node:util';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { Expectation } from './expectation.ts';
import { HAPPENINGS } from './happenings.ts';
import type { ModelPath } from './model-path.ts';
import { observe } from './observation.ts';
import type { Observation } from './observation.ts';
import { RowUnderTest } from './row-under-test.ts';
import { beginSpec, nextSpec, toPlace } from './specification/spec-state.ts';
import type { SpecState } from './specification/spec-state.ts';

/**
 * Lets everything on a path happen to a row of the chart, over production services and a scripted world, and compares
 * after each event what is seen with what the specification says.
 *
 * @param path - What happens
 * @param machine - The chart; a changed one is to be found out
 * @throws Error that says after which event chart and specification differ, and in what
 */
export async function walkPath(
  path: ModelPath,
  machine: typeof onboardingMachine = onboardingMachine,
): Promise<void> {
  const row = await RowUnderTest.begin(path.configuration, machine);
  const expectation = new Expectation(row);
  let state = beginSpec(path.configuration);
  compare(observe(row), expectation.follow(state), { path, state, index: -1 });
  for (const [index, type] of path.events.entries()) {
    state = nextSpec(state, type);
    try {
      await HAPPENINGS[type](row);
    } catch (cause) {
      throw new Error(describe({ path, state, index }), { cause });
    }
    compare(observe(row), expectation.follow(state), { path, state, index });
  }
}

interface Moment {
  readonly path: ModelPath;
  readonly state: SpecState;
  readonly index: number;
}

function compare(seen: Observation, expected: Observation, moment: Moment): void {
  if (isDeepStrictEqual(seen, expected)) return;
  const parts = Object.keys(expected) as (keyof Observation)[];
  const differences = parts
    .filter((part) => !isDeepStrictEqual(seen[part], expected[part]))
    .map((part) => `${part}: expected ${show(expected[part])}, got ${show(seen[part])}`);
  throw new Error([describe(moment), ...differences].join('\n'));
}

function describe({ path: { name, configuration, events }, state, index }: Moment): string {
  const happened = events.slice(0, index + 1).join(' → ') || 'the beginning';
  const place = toPlace(state).join('.');
  return `${name}: after ${happened}, at ${place}, under ${JSON.stringify(configuration)}`;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
