import { expect, it } from 'vitest';
import { pullFirst } from '../../src/cli/pull-first.ts';

it('asks a source for one entry and no more, and gives every entry afterwards', async () => {
  const pulled: number[] = [];
  async function* count() {
    for (const one of [1, 2, 3]) {
      pulled.push(one);
      yield one;
    }
  }

  const entries = await pullFirst(count());

  expect(pulled).toEqual([1]);
  const given: number[] = [];
  for await (const one of entries) given.push(one);
  expect(given).toEqual([1, 2, 3]);
});

it('gives nothing of a source that has nothing', async () => {
  const empty = (async function* (): AsyncGenerator<number> {})();

  const given: number[] = [];
  for await (const one of await pullFirst(empty)) given.push(one);

  expect(given).toEqual([]);
});
