import { describe, expect, it } from 'vitest';
import { listStates, readMachine } from '../../scripts/diagrams/read-machine.mjs';
import { toDiagrams } from '../../scripts/diagrams/to-diagrams.mjs';
import { CHARTS } from './charts.ts';

/** Names of the tags in the order in which they open and close; fails where they do not match. */
function readTags(svg: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, closing, name = '', own] of svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
    if (closing === '/') expect(open.pop()).toBe(name);
    else names.push(name);
    if (closing === '' && own === '') open.push(name);
  }
  expect(open).toEqual([]);
  return names;
}

describe.each(CHARTS)('the picture of $name', async ({ name, machine }) => {
  const svg = (await toDiagrams(machine))[`${name}.svg`] ?? '';
  const states = listStates(readMachine(machine)).slice(1);

  it('marks every state with its path and its kind, for a page to light it up', () => {
    for (const { path, kind } of states) {
      expect(svg.split(`<g data-state="${path}" class="${kind}">`)).toHaveLength(2);
    }
    expect(svg.match(/data-state=/g)).toHaveLength(states.length);
  });

  it('tells a reader who points at a state where it is and what it calls', () => {
    for (const { path, invokes } of states) {
      const [, after = ''] = svg.split(`data-state="${path}"`);
      const [title = ''] = after.split('</title>');
      expect(title).toContain(`<title>${path}`);
      for (const { src } of invokes) expect(title).toContain(src);
    }
  });

  it('names services, guards and delays in the drawing itself', () => {
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
    for (const { invokes, transitions } of states) {
      for (const { src } of invokes) expect(texts).toContain(src);
      for (const { guard, cause, event } of transitions) {
        if (guard !== null) expect(texts.some((text) => text.includes(`[${guard}]`))).toBe(true);
        if (cause === 'after') expect(texts.some((text) => text.startsWith(event))).toBe(true);
      }
    }
  });

  it('is well-formed, has a title and a description, and colours for light and dark', () => {
    const tags = readTags(svg);
    expect(tags.slice(0, 4)).toEqual(['svg', 'title', 'desc', 'style']);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/NaN|undefined|null/);
  });

  it('gives a colour to every kind of state that it shows', () => {
    for (const kind of new Set(states.map((state) => state.kind))) {
      expect(svg.split(`.${kind}>rect{fill:`)).toHaveLength(3);
    }
  });

  it('is the same, byte for byte, every time, and light enough for a README', async () => {
    expect((await toDiagrams(machine))[`${name}.svg`]).toBe(svg);
    expect(svg.length).toBeLessThan(300_000);
  });
});
