import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Timeline } from './timeline.ts';

const BEGIN = Date.UTC(2026, 0, 1);
const AHEAD_MS = 5000;

let timeline: Timeline;
beforeEach(() => {
  timeline = new Timeline(BEGIN, AHEAD_MS);
});
afterEach(() => timeline.end());

describe('virtual time', () => {
  it('has a true time, and our clock beside it', async () => {
    expect(timeline.now()).toBe(BEGIN);
    expect(Date.now()).toBe(BEGIN + AHEAD_MS);
    await timeline.pass(60_000);
    expect(timeline.now()).toBe(BEGIN + 60_000);
    expect(Date.now()).toBe(BEGIN + AHEAD_MS + 60_000);
  });

  it('lets what was imported from node:timers/promises follow', async () => {
    let isAwake = false;
    void sleep(3_600_000).then(() => (isAwake = true));
    expect(timeline.fire()).toBe(true);
    await timeline.settle();
    expect(isAwake).toBe(true);
    expect(timeline.now()).toBe(BEGIN + 3_600_000);
  });

  it('lets somebody set our clock, and timers go on as they were', async () => {
    const heard: number[] = [];
    setTimeout(() => heard.push(timeline.now()), 1000);
    timeline.setClock(-600_000);
    expect(Date.now()).toBe(BEGIN + AHEAD_MS - 600_000);
    await timeline.pass(1000);
    expect(heard).toEqual([BEGIN + 1000]);
  });

  it('drops the timers of a process that is over, and keeps what the world has under way', async () => {
    const heard: string[] = [];
    setTimeout(() => heard.push('process'), 1000);
    timeline.after(1000, () => heard.push('world'));
    await timeline.pass(400);
    timeline.beginLife();
    await timeline.pass(600);
    expect(heard).toEqual(['world']);
    expect(timeline.now()).toBe(BEGIN + 1000);
  });

  it('has nothing to fire where nothing waits', () => {
    expect(timeline.fire()).toBe(false);
  });
});
