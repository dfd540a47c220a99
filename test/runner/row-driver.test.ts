import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createInterpreter } from '../../src/interpreter/interpreter.ts';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import type { Move } from '../../src/runner/active-row.ts';
import { toPolicy } from '../../src/runner/policy.ts';
import { createRowDriver } from '../../src/runner/row-driver.ts';
import { createCalls } from '../../src/services/calls.ts';
import type { StoredRow } from '../../src/store/store.ts';
import { person, useBench } from './rig.ts';

const bench = useBench();
const { username, password, email } = person('ann');

const NEW_ROW: StoredRow = {
  key: username,
  number: 1,
  attributes: { email },
  groups: [],
  phase: 'new',
  state: 'unregistered',
  outcome: 'pending',
  life: null,
  started: false,
  startedAt: null,
  settledAt: null,
};

/** A driver whose writes are kept in a list, and the wake-up times of the rows that it parked. */
async function createDriver() {
  const policy = toPolicy(parseConfig(bench().config()));
  const moves: Move[] = [];
  const parked: (number | null)[] = [];
  const parking = new EventEmitter();
  const driver = createRowDriver({
    interpreter: createInterpreter(onboardingMachine),
    calls: createCalls(await bench().services()),
    policy,
    now: Date.now,
    toInput: ({ key, number, attributes, groups }, startedAt) => ({
      batch: 'spring',
      row: number,
      username: key,
      attributes,
      groups,
      policy,
      startedAt,
    }),
    save: (move) => moves.push(move),
    markStarted: async () => {},
    onBroken: (error) => {
      throw error;
    },
    onParked: (_key, wakeAt) => {
      parked.push(wakeAt);
      parking.emit('parked');
    },
  });
  const whenParked = () => once(parking, 'parked');
  return { driver, moves, parked, whenParked };
}

describe('a row in memory', () => {
  it('leaves it to wait for its confirmation, with the time of its next wake-up', async () => {
    const { driver, moves, parked, whenParked } = await createDriver();
    const begunAt = Date.now();

    driver.take(NEW_ROW, { password });
    const sizeAtWork = driver.size();
    await whenParked();

    expect(sizeAtWork).toBe(1);
    expect(driver.size()).toBe(0);
    expect(moves.at(-1)?.update).toMatchObject({ phase: 'awaiting', state: 'pendingConfirmation' });
    const dayMs = 86_400_000;
    expect(parked[0]).toBeGreaterThanOrEqual(begunAt + dayMs);
    expect(parked[0]).toBeLessThan(begunAt + dayMs + 60_000);
  });

  it('stays out of it when a parked row is told of a code: the row is due at once', async () => {
    const { driver, moves, parked, whenParked } = await createDriver();
    driver.take(NEW_ROW, { password });
    await whenParked();
    const update = moves.at(-1)?.update;
    const stored = { ...NEW_ROW, ...update, state: 'pendingConfirmation' } as StoredRow;

    driver.tellParked(stored, { type: 'code.received' }, { code: '123456' });

    expect(driver.size()).toBe(0);
    expect(parked.at(-1)).toBe(0);
    expect(moves.at(-1)?.update).toMatchObject({ phase: 'busy', secrets: { code: '123456' } });
  });
});
