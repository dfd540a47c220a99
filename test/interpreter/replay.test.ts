import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Life } from '../../src/domain/life.ts';
import type { OnboardingInput } from '../../src/machines/onboarding.ts';
import { interpreter } from '../machines/drive.ts';
import { STARTED_AT } from '../machines/world.ts';
import { anyInput, anyWalk, happen } from '../machines/walk.ts';
import type { Happening } from '../machines/walk.ts';

const STEP_MS = 1000;

function throughStore(life: Life): Life {
  return JSON.parse(JSON.stringify(life)) as Life;
}

it('a life that went through a store goes on exactly as one that did not', () => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const [index, happening] of walk.entries()) {
        const now = STARTED_AT + index * STEP_MS;
        const next = happen(life, happening, now);
        expect(throughStore(life)).toStrictEqual(life);
        expect(happen(throughStore(life), happening, now)).toStrictEqual(next);
        life = next?.life ?? life;
      }
    }),
    { numRuns: 150 },
  );
});

it('a life counts its transitions until it is done, waits for at most one call and has every timer once', () => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      let { life } = interpreter.begin(input, STARTED_AT);
      for (const happening of walk) {
        const next = happen(life, happening, STARTED_AT);
        if (next === null) continue;
        expect(next.life.revision).toBe(life.revision + (life.status === 'done' ? 0 : 1));
        expect(next.effects.filter(({ type }) => type === 'invoke').length).toBeLessThanOrEqual(1);
        const ids = next.life.timers.map(({ id }) => id);
        expect(ids).toHaveLength(new Set(ids).size);
        ({ life } = next);
      }
    }),
    { numRuns: 150 },
  );
});

function replay(input: OnboardingInput, walk: readonly Happening[]) {
  const begin = interpreter.begin(input, STARTED_AT);
  const lives = [begin.life];
  for (const happening of walk) {
    const life = lives.at(-1) ?? begin.life;
    lives.push(happen(life, happening, STARTED_AT)?.life ?? life);
  }
  return lives.map(({ timers }) => timers);
}

it('the same answers lead to the same waits, so that a run can be replayed', () => {
  fc.assert(
    fc.property(anyInput, anyWalk, (input, walk) => {
      expect(replay(input, walk)).toStrictEqual(replay(input, walk));
    }),
    { numRuns: 100 },
  );
});
