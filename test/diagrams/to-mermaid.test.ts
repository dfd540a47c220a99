import { describe, expect, it } from 'vitest';
import { listStates, readMachine } from '../../scripts/diagrams/read-machine.mjs';
import { toMermaid } from '../../scripts/diagrams/to-mermaid.mjs';
import { CHARTS } from './charts.ts';

const toId = (path: string) => path.replaceAll('.', '__');

describe.each(CHARTS)('the Mermaid text of $name', ({ machine }) => {
  const root = readMachine(machine);
  const text = toMermaid(root);
  const lines = text.split('\n').map((line) => line.trim());
  const below = listStates(root).slice(1);

  it('declares every state once, with its services', () => {
    for (const { path, invokes } of below) {
      const own = lines.filter((line) => / as (\w+)( \{)?$/.exec(line)?.[1] === toId(path));
      expect(own).toHaveLength(1);
      for (const { src } of invokes) expect(own[0]).toContain(src);
    }
  });

  it('holds every transition with its guard and its delay', () => {
    const arrows = lines.filter((line) => line.includes(' --> ') && !line.includes('[*]'));
    expect(arrows).toHaveLength(below.flatMap(({ transitions }) => transitions).length);
    for (const { path, transitions } of below) {
      for (const { target, guard, cause, event } of transitions) {
        const start = `${toId(path)} --> ${toId(target ?? path)}`;
        const own = arrows.filter((line) => line === start || line.startsWith(`${start} :`));
        const words = [
          ...(guard === null ? [] : [`[${guard}]`]),
          ...(cause === 'after' ? [`after ${event}`] : []),
        ];
        expect(own.some((line) => words.every((word) => line.includes(word)))).toBe(true);
      }
    }
  });

  it('says where every compound state begins and which states end', () => {
    const states = listStates(root);
    const begins = states.flatMap(({ initial }) => (initial === null ? [] : [toId(initial)]));
    const ends = states.flatMap(({ type, path }) => (type === 'final' ? [toId(path)] : []));
    expect(lines.filter((line) => line.includes('[*]')).toSorted()).toEqual(
      [...begins.map((id) => `[*] --> ${id}`), ...ends.map((id) => `${id} --> [*]`)].toSorted(),
    );
  });

  it('closes what it opens, and leaves no character in a label that Mermaid would read as its own', () => {
    expect(lines.filter((line) => line.endsWith('{'))).toHaveLength(
      lines.filter((line) => line === '}').length,
    );
    for (const line of lines.filter((each) => each.includes(' --> '))) {
      expect(line).toMatch(/^(\[\*\]|\w+) --> (\[\*\]|\w+)( : ([^:;#]|#\d+;)+)?$/);
    }
  });
});
