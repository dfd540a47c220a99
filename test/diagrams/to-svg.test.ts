import { describe, expect, it } from 'vitest';
import { listStates, readMachine } from '../../scripts/diagrams/read-machine.mjs';
import { toDiagrams } from '../../scripts/diagrams/to-diagrams.mjs';
import { CHARTS } from './charts.ts';

interface Tags {
  readonly names: readonly string[];
  /** Tags that were closed in another order than they were opened in, or never. */
  readonly unpaired: readonly string[];
}

function readTags(svg: string): Tags {
  const open: string[] = [];
  const names: string[] = [];
  const unpaired: string[] = [];
  for (const [, closing, name = '', own] of svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
    if (closing === '/') {
      if (open.pop() !== name) unpaired.push(name);
      continue;
    }
    names.push(name);
    if (own === '') open.push(name);
  }
  return { names, unpaired: [...unpaired, ...open] };
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
    const services = states.flatMap(({ invokes }) => invokes.map(({ src }) => src));
    expect(services.filter((service) => !texts.includes(service))).toEqual([]);
    const transitions = states.flatMap((state) => state.transitions);
    const conditions = transitions.flatMap(({ guard }) => (guard === null ? [] : [`[${guard}]`]));
    const delays = transitions.flatMap(({ cause, event }) => (cause === 'after' ? [event] : []));
    const isShown = (word: string) => texts.some((text) => text.split(' ').includes(word));
    expect([...conditions, ...delays].filter((word) => !isShown(word))).toEqual([]);
  });

  it('is well-formed, has a title and a description, and colours for light and dark', () => {
    const { names, unpaired } = readTags(svg);
    expect(unpaired).toEqual([]);
    expect(names.slice(0, 4)).toEqual(['svg', 'title', 'desc', 'style']);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/NaN|undefined|null/);
    expect(svg).not.toMatch(/&(?!(amp|lt|gt);)/);
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
