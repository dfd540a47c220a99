import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { FAILURE_CLASSES, createFailure } from '../../../src/domain/failure.ts';
import type { FailureCode } from '../../../src/domain/failure.ts';
import { onboardingMachine } from '../../../src/machines/onboarding.ts';
import { drive, interpreter } from '../../machines/drive.ts';
import { anyInput, anyWalk, happen } from '../../machines/walk.ts';
import { STARTED_AT } from '../../machines/world.ts';
import { EXCLUSIVE } from './equivalents.ts';

const CODES = Object.keys(FAILURE_CLASSES) as readonly FailureCode[];

/** The guards of the two branches that each of these swaps. */
const PAIRS = new Map(
  EXCLUSIVE.mutants.map((id) => {
    const [, later = '', earlier = ''] = /(\w+) before \S+ (\w+)$/.exec(id) ?? [];
    return [`${later} and ${earlier}`, [later, earlier]];
  }),
);

it.each([...PAIRS])('no failure passes both %s', (_, pair) => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const happening of walk) life = happen(life, happening, STARTED_AT)?.life ?? life;
      expect(findPassing(pair, life.context)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

it('finds failures that pass both where there are any', () => {
  const { context } = drive({ policy: { onExistingUser: 'skip' } });
  expect(findPassing(['isReadDenied', 'isReadDeniedAndSkips'], context)).toEqual(['ACCESS_DENIED']);
});

/** Finds the failures that pass all of these guards. */
function findPassing(names: readonly string[], context: unknown): readonly FailureCode[] {
  return CODES.filter((code) => names.every((name) => holds(name, context, code)));
}

function holds(name: string, context: unknown, code: FailureCode): boolean {
  const guards = onboardingMachine.implementations.guards as Readonly<Record<string, unknown>>;
  const guard = guards[name] as (args: object) => boolean;
  return guard({
    context,
    event: { error: { failure: createFailure(code, 'The world refused.') } },
  });
}
