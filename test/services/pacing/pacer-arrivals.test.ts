import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacer } from '../../../src/services/pacing/pacer.ts';
import type { Pacer } from '../../../src/services/pacing/pacer.ts';

/** A call that asks for a turn. */
interface Arrival {
  /** Since the call before it. */
  readonly afterMs: number;
  readonly begun: boolean;
  /** How long it waits before it gives up. */
  readonly patienceMs: number;
}

/** What became of a call. */
interface Visit extends Arrival {
  readonly askedAt: number;
  readonly leftAt: number;
  readonly turnAt: number | undefined;
}

const GAVE_UP = new Error('gave up');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function visit(pacer: Pacer, arrival: Arrival): Promise<Visit> {
  const askedAt = performance.now();
  const abort = new AbortController();
  const leave = setTimeout(() => abort.abort(GAVE_UP), arrival.patienceMs);
  try {
    const turn = await pacer.take({ begun: arrival.begun, signal: abort.signal });
    turn.settle('admitted');
    clearTimeout(leave);
    return { ...arrival, askedAt, leftAt: Infinity, turnAt: performance.now() };
  } catch (error) {
    if (error !== GAVE_UP) throw error;
    return { ...arrival, askedAt, leftAt: performance.now(), turnAt: undefined };
  }
}

/** Sends calls to a pacer until each had its turn or gave up; in order of arrival. */
async function visitAll(perSecond: number, arrivals: readonly Arrival[]): Promise<Visit[]> {
  const pacer = createPacer(perSecond);
  const visits: Promise<Visit>[] = [];
  for (const arrival of arrivals) {
    await vi.advanceTimersByTimeAsync(arrival.afterMs);
    visits.push(visit(pacer, arrival));
  }
  await vi.runAllTimersAsync();
  return Promise.all(visits);
}

const perSecond = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  fc.double({ min: 0.1, max: 200, noNaN: true }),
);

const arrivals = fc.array(
  fc.record({
    afterMs: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.nat(40), fc.nat(3000)),
    begun: fc.boolean(),
    patienceMs: fc.oneof(
      { arbitrary: fc.constant(2 ** 31 - 1), weight: 3 },
      fc.integer({ min: 1, max: 500 }),
    ),
  }),
  { minLength: 1, maxLength: 40 },
);

const never = Number.POSITIVE_INFINITY;

/** Times of the turns that were taken, in order. */
const toTurns = (visits: readonly Visit[]): readonly { askedAt: number; turnAt: number }[] =>
  visits
    .flatMap(({ askedAt, turnAt }) => (turnAt === undefined ? [] : [{ askedAt, turnAt }]))
    .toSorted((one, other) => one.turnAt - other.turnAt);

/** Calls that waited when another had its turn, and should have had it: begun first, then in order of arrival. */
const findPassedOver = (visits: readonly Visit[], index: number): readonly Visit[] => {
  const { begun, turnAt } = visits[index] ?? {};
  if (turnAt === undefined) return [];
  return visits.filter((other, place) => {
    const isWaiting =
      other.askedAt < turnAt && other.leftAt > turnAt && (other.turnAt ?? never) > turnAt;
    return isWaiting && (other.begun === begun ? place < index : other.begun);
  });
};

const forAll = (check: (visits: readonly Visit[], perSecond: number) => void) =>
  fc.assert(
    fc.asyncProperty(perSecond, arrivals, async (rate, calls) => {
      check(await visitAll(rate, calls), rate);
    }),
    { numRuns: 150 },
  );

describe('whenever calls come and give up', () => {
  it('each has one turn, or gives up when its patience ends', async () => {
    await forAll((visits) => {
      for (const { askedAt, patienceMs, turnAt, leftAt } of visits) {
        const isInTime =
          turnAt === undefined ? leftAt === askedAt + patienceMs : turnAt <= askedAt + patienceMs;
        expect(isInTime).toBe(true);
      }
    });
  });

  it('a turn comes as soon as the rate permits and somebody waits, to the millisecond', async () => {
    await forAll((visits, rate) => {
      let permittedAt = -never;
      let lastTurnAt = -never;
      for (const { askedAt, turnAt } of toTurns(visits)) {
        const dueAt = Math.max(permittedAt, askedAt);
        expect(turnAt).toBeGreaterThanOrEqual(dueAt - 1e-6);
        expect(turnAt).toBeLessThanOrEqual(Math.max(lastTurnAt + 1000 / rate, askedAt) + 1 + 1e-6);
        permittedAt = dueAt + 1000 / rate;
        lastTurnAt = turnAt;
      }
    });
  });

  it('no second sees more turns than the rate, a millisecond of it, and the one that opens it', async () => {
    await forAll((visits, rate) => {
      const mostPerSecond = Math.floor(1.001 * rate) + 1;
      const turns = toTurns(visits);
      for (const [index, { turnAt }] of turns.entries()) {
        const next = turns[index + mostPerSecond]?.turnAt ?? never;
        expect(next - turnAt).toBeGreaterThanOrEqual(1000);
      }
    });
  });

  it('nobody is passed over: begun rows go first, each kind in order of arrival', async () => {
    await forAll((visits) => {
      for (const index of visits.keys()) expect(findPassedOver(visits, index)).toEqual([]);
    });
  });
});
