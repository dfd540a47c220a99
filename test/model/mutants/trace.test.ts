import { expect, it } from 'vitest';
import { sampleSuite } from './sample.ts';
import type { Suite } from './suite.ts';
import { createTracer } from './trace.ts';

it('tells what each path alone enters and takes', async () => {
  const trace = createTracer(sampleSuite as Suite);
  expect(await trace(1)).toEqual({
    seen: [
      'sample',
      'calling',
      'calling onError[0] isFirst → waiting',
      'calling onError[0] isFirst → waiting before its rival',
      'waiting',
      'waiting after pause → calling',
    ],
    length: 6,
  });
  expect((await trace(0)).seen).toEqual([
    'sample',
    'calling',
    'calling onDone → stopped',
    'stopped',
  ]);
});

it('tells where the order of two branches decides', async () => {
  const trace = createTracer(sampleSuite as Suite);
  const rival = 'calling onError[0] isFirst → waiting before its rival';
  expect((await trace(2)).seen).toContain(rival);
  expect((await trace(0)).seen).not.toContain(rival);
});

it('refuses a suite that refuses the sound chart', async () => {
  const paths = [{ events: [], states: ['elsewhere'] }];
  const trace = createTracer({ ...sampleSuite, paths } as unknown as Suite);
  await expect(trace(0)).rejects.toThrow('Expected elsewhere, got calling');
});
