import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/services/pacing/pace.ts';
import { QuotaWorld } from './quota-world.ts';

const SEEDS = [1, 2, 3, 4, 5];

/** One way in a hundred takes up to 40 ms longer. */
const unsteady = (draw: () => number): number => 8 + 4 * draw() + (draw() > 0.99 ? 40 * draw() : 0);

/** A program that is there for a while. */
const fromTo = (from: number, to: number, perSecond: number) => (now: number) =>
  now >= from && now < to ? perSecond : 0;

const between = (least: number, most: number) => (draw: () => number) =>
  least + (most - least) * draw();

const runMinute = (share: number) => {
  const transitMs = between(50, 250);
  const world = new QuotaWorld({ limit: 40, share, realLimit: () => 50, transitMs });
  world.run(MINUTE);
  return world.between(0, MINUTE);
};

const MINUTE = 60_000;

describe.each(SEEDS)('in the world of seed %i', (seed) => {
  it('the whole limit is used, and nothing throttled, however unsteady the way there is', () => {
    const world = new QuotaWorld({ limit: 50, transitMs: unsteady, seed });
    world.run(3 * MINUTE);
    const { perSecond, throttled } = world.between(0, 3 * MINUTE);
    expect(throttled).toBeLessThan(0.001);
    expect(perSecond).toBeGreaterThan(0.985 * 50);
  });

  it.each([
    [50, 25],
    [400, 100],
  ])('a limit of %i that is really %i is found at once', (limit, real) => {
    const realLimit = () => real;
    const world = new QuotaWorld({ limit, realLimit, transitMs: unsteady, seed });
    world.run(2 * MINUTE);
    const warm = world.between(10_000, 2 * MINUTE);
    expect(warm.admittedPerSecond).toBeGreaterThan(0.95 * real);
    expect(warm.throttled).toBeLessThan(0.01);
    expect(world.between(0, 10_000).throttled).toBeLessThan(0.12);
  });

  it('a program that takes half is given way to within a second, and what it leaves is taken up again', () => {
    const otherPerSecond = fromTo(30_000, 90_000, 25);
    const world = new QuotaWorld({ limit: 50, otherPerSecond, transitMs: unsteady, seed });
    world.run(4 * MINUTE);
    expect(world.between(30_000, 32_000).throttled).toBeLessThan(0.25);
    const shared = world.between(32_000, 90_000);
    expect(shared.throttled).toBeLessThan(0.01);
    expect(shared.admittedPerSecond).toBeGreaterThan(0.93 * 25);
    expect(world.between(90_000, 100_000).perSecond).toBeLessThan(30);
    expect(world.between(3 * MINUTE, 4 * MINUTE).perSecond).toBeGreaterThan(0.98 * 50);
  });

  it('a quota that shrinks after a long peace to next to nothing is given way to all the same', () => {
    const otherPerSecond = fromTo(60_000, Infinity, 47);
    const world = new QuotaWorld({ limit: 50, otherPerSecond, transitMs: unsteady, seed });
    world.run(100_000);
    const { perSecond } = world.between(75_000, 100_000);
    expect(perSecond).toBeLessThan(8);
  });

  it('throttles that come whatever the rate is do not lower it for long', () => {
    const world = new QuotaWorld({ limit: 50, randomThrottles: 0.1, transitMs: unsteady, seed });
    world.run(3 * MINUTE);
    expect(world.between(10_000, 3 * MINUTE).perSecond).toBeGreaterThan(0.9 * 50);
  });

  it('a service that admits next to nothing is hardly asked', () => {
    const world = new QuotaWorld({ limit: 50, realLimit: () => 2, transitMs: unsteady, seed });
    world.run(2 * MINUTE);
    const warm = world.between(15_000, 2 * MINUTE);
    expect(warm.perSecond).toBeLessThan(2.2);
    expect(warm.admittedPerSecond).toBeGreaterThan(1.2);
  });
});

it('a share of the quota is not lowered by calls that are answered late', () => {
  expect(runMinute(0.8).perSecond).toBeGreaterThan(39.9);
  expect(runMinute(1).perSecond).toBeLessThan(39);
});

it('no second sees more calls leave than the limit', () => {
  const transitMs = between(1, 31);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(), (limit, seed) => {
      const world = new QuotaWorld({ limit, realLimit: () => Infinity, transitMs, seed });
      world.run(10_000);
      const times = world.calls.map(({ departure }) => departure.leftAt).toSorted((a, b) => a - b);
      const spans = times.map((time, index) => (times[index + limit] ?? Infinity) - time);
      expect(Math.min(...spans)).toBeGreaterThanOrEqual(1000 - 1e-6);
    }),
    { numRuns: 30 },
  );
});

it('calls in flight when the rate was lowered lower it no further', () => {
  const pace = new Pace(10);
  pace.wake(0);
  const calls = Array.from({ length: 10 }, (_, index) => pace.depart(100 * index));
  const answers = calls.map((call, index) => pace.settle(call, { now: 950, isRefused: index > 6 }));
  expect(answers).toEqual([...Array.from({ length: 7 }, () => false), true, false, false]);
  const lowered = pace.rate.at(950);
  expect(pace.settle(pace.depart(2000), { now: 2010, isRefused: true })).toBe(true);
  expect(pace.rate.at(2010)).toBeLessThan(lowered);
});

it('another limit takes the place of what was found out', () => {
  const pace = new Pace(10);
  pace.wake(0);
  pace.settle(pace.depart(0), { now: 10, isRefused: true });
  expect(pace.rate.at(10)).toBeLessThan(10);
  pace.rate.limit = 20;
  expect(pace.rate.at(10)).toBe(20);
});
