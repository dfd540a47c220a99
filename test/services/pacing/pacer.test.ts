import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacer } from '../../../src/services/pacing/pacer.ts';
import type { RateChange } from '../../../src/services/pacing/pacer.ts';

const { signal } = new AbortController();

/** The clock that the pacer reads; timers fire when a test says so, and so can be late. */
let nowMs = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('turns', () => {
  it.each([
    [40, [0, 25, 50, 75, 100]],
    [10, [0, 100, 200, 300, 400]],
    [0.5, [0, 2000, 4000, 6000, 8000]],
  ])('come evenly spaced at %d a second', async (perSecond, expected) => {
    const pacer = createPacer(perSecond);
    const start = performance.now();
    const times: number[] = [];
    expected.forEach(() => {
      void pacer.take({ begun: false, signal }).then((turn) => {
        turn.settle('admitted');
        return times.push(performance.now() - start);
      });
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(times).toEqual(expected);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are not saved up while nobody asks', async () => {
    const pacer = createPacer(40);
    await pacer.take({ begun: false, signal });
    await vi.advanceTimersByTimeAsync(10_000);
    const start = performance.now();
    const times: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      void pacer.take({ begun: false, signal }).then(() => times.push(performance.now() - start));
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(times).toEqual([0, 25, 50]);
  });

  it('go to rows that were begun before new ones, each in order of arrival', async () => {
    const pacer = createPacer(40);
    const order: string[] = [];
    const join = (name: string, begun: boolean) =>
      void pacer.take({ begun, signal }).then(() => order.push(name));
    join('first of all', false);
    join('new 1', false);
    join('new 2', false);
    join('begun 1', true);
    join('begun 2', true);
    await vi.advanceTimersByTimeAsync(30);
    join('begun 3', true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(order).toEqual(['first of all', 'begun 1', 'begun 2', 'begun 3', 'new 1', 'new 2']);
  });
});

it('one turn in seventeen goes to a new row, however many begun ones wait', async () => {
  const pacer = createPacer(1000);
  const order: string[] = [];
  const join = (name: string, begun: boolean) =>
    void pacer.take({ begun, signal }).then((turn) => {
      turn.settle('admitted');
      return order.push(name);
    });
  join('first of all', true);
  for (let count = 0; count < 40; count += 1) join('begun', true);
  join('new', false);
  join('new', false);
  await vi.advanceTimersByTimeAsync(100);
  expect(order.flatMap((name, place) => (name === 'new' ? [place] : []))).toEqual([17, 34]);
});

describe('a throttle', () => {
  it('lowers the rate at once, and it is told when the whole limit is used again', async () => {
    const told: RateChange[] = [];
    const pacer = createPacer(10, { onRate: (change) => told.push(change) });
    const call = async (answer: 'admitted' | 'throttled') => {
      const turn = pacer.take({ begun: true, signal });
      await vi.advanceTimersByTimeAsync(1000);
      (await turn).settle(answer);
    };
    for (let count = 0; count < 5; count += 1) await call('admitted');
    await call('throttled');
    expect(told).toEqual([{ type: 'lowered', rate: 2, limit: 10 }]);
    await call('admitted');
    await vi.advanceTimersByTimeAsync(300_000);
    await call('admitted');
    expect(told.slice(1)).toEqual([{ type: 'recovered', rate: 10, limit: 10 }]);
  });
});

it('another limit counts for those that wait already', async () => {
  const pacer = createPacer(0.1);
  const start = performance.now();
  (await pacer.take({ begun: true, signal })).settle('admitted');
  const next = pacer.take({ begun: true, signal }).then(() => performance.now() - start);
  await vi.advanceTimersByTimeAsync(50);
  pacer.setLimit(10);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await next).toBe(100);
});

describe('a call that is aborted', () => {
  it('while it waits rejects with the reason and frees its place', async () => {
    const pacer = createPacer(40);
    const start = performance.now();
    const reason = new Error('stop');
    const abort = new AbortController();
    await pacer.take({ begun: true, signal });
    const gaveUp = pacer.take({ begun: true, signal: abort.signal });
    const next = pacer.take({ begun: true, signal }).then(() => performance.now() - start);
    abort.abort(reason);
    await expect(gaveUp).rejects.toBe(reason);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await next).toBe(25);
  });

  it('leaves no timer behind where nobody else waits, and the rate as it was', async () => {
    const pacer = createPacer(40);
    const start = performance.now();
    const abort = new AbortController();
    await pacer.take({ begun: true, signal });
    const gaveUp = pacer.take({ begun: true, signal: abort.signal });
    expect(vi.getTimerCount()).toBe(1);
    abort.abort(new Error('stop'));
    await expect(gaveUp).rejects.toThrow('stop');
    expect(vi.getTimerCount()).toBe(0);
    const next = pacer.take({ begun: true, signal }).then(() => performance.now() - start);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await next).toBe(25);
  });

  it('before it asks takes no turn', async () => {
    const pacer = createPacer(1);
    const reason = new Error('stop');
    const aborted = AbortSignal.abort(reason);
    await expect(pacer.take({ begun: true, signal: aborted })).rejects.toBe(reason);
    await pacer.take({ begun: true, signal });
  });

  it('after it had its turn changes nothing', async () => {
    const pacer = createPacer(1);
    const abort = new AbortController();
    const turn = await pacer.take({ begun: true, signal: abort.signal });
    turn.settle('admitted');
    abort.abort();
    let hadTurn = false;
    void pacer.take({ begun: true, signal }).then(() => (hadTurn = true));
    await vi.advanceTimersByTimeAsync(999);
    expect(hadTurn).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(hadTurn).toBe(true);
  });
});

/** When each of many waiting calls had its turn, where every timer fires as late, or as early, as `steps` say. */
async function takeTurns(perSecond: number, steps: readonly number[]): Promise<readonly number[]> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  nowMs = 5000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const pacer = createPacer(perSecond);
  const times: number[] = [];
  for (let count = 0; count < 300; count += 1) {
    const own = new AbortController();
    const turn = pacer.take({ begun: count % 2 === 0, signal: own.signal });
    void turn.then(() => times.push(nowMs));
  }
  for (const stepMs of [0, ...steps]) {
    nowMs += stepMs;
    await vi.runOnlyPendingTimersAsync();
  }
  vi.clearAllTimers();
  return times;
}

describe('a timer that fires late', () => {
  it('costs no turns as long as it is late by little', async () => {
    const times = await takeTurns(
      100,
      Array.from({ length: 40 }, () => 15),
    );
    expect(times).toHaveLength(61);
  });

  it('costs turns where it is late by much: they would come in a burst', async () => {
    expect(await takeTurns(100, [500])).toEqual([5000, 5500, 5500, 5500]);
  });

  it('never brings more turns into one second than the rate and 20 ms of it', async () => {
    const steps = fc.array(fc.double({ min: 0.1, max: 400, noNaN: true }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), steps, async (perSecond, stepsMs) => {
        const times = await takeTurns(perSecond, stepsMs);
        const mostPerSecond = Math.floor(1.02 * perSecond) + 1;
        const spans = times.map((time, index) => (times[index + mostPerSecond] ?? Infinity) - time);
        expect(Math.min(Infinity, ...spans)).toBeGreaterThanOrEqual(1000 - 1e-6);
      }),
      { numRuns: 40 },
    );
  });
});
