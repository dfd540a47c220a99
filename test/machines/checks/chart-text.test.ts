import { expect, it } from 'vitest';
import { findImpurities } from './chart-text.ts';

it('finds nothing where everything is named', () => {
  const text =
    "setup({}).createMachine({ tags: ['a'], states: { b: { on: { 'c.d': { target: 'e', reenter: true } } } } });";
  expect(findImpurities(text)).toEqual([]);
});

it.each([
  ['a spread', '...shared', '...shared'],
  ['a computed key', '[KEY]: {}', '[KEY]: {}'],
  ['a constant', 'tags: TAGS', 'TAGS'],
  ['a constant for its own name', 'tags', 'tags'],
  ['a call', "on: toHandlers('a')", "toHandlers('a')"],
  ['an assertion', "initial: 'b' as const", "'b' as const"],
  ['a check of types', "on: { b: 'c' } satisfies On", "{ b: 'c' } satisfies On"],
  ['a guard in place', 'always: [{ guard: () => true }]', '() => true'],
  ['an action in place', 'entry: assign({ n: 1 })', 'assign({ n: 1 })'],
  ['a method', 'entry() {}', 'entry() {}'],
  ['a text that is put together', 'initial: `${b}`', '`${b}`'],
])('finds %s in the text', (_, planted, found) => {
  const text = `setup({}).createMachine({
    context: ({ input }) => toContext(input),
    states: { a: { states: { b: { invoke: { src: 'c', input: () => null } }, d: { ${planted} } } } },
  });`;
  expect(findImpurities(text)).toEqual([
    expect.stringMatching(/^a\.d\b.* holds .*, which an editor cannot read$/),
  ]);
  expect(findImpurities(text)[0]).toContain(` holds ${found},`);
});
