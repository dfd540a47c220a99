import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { onboardingMachine } from '../../src/machines/onboarding.ts';

const source = await readFile(new URL('../../src/machines/onboarding.ts', import.meta.url), 'utf8');
const literal = source.slice(
  source.indexOf('.createMachine({'),
  source.indexOf('\n});\n', source.indexOf('.createMachine({')),
);

type Json = Readonly<Record<string, unknown>>;

interface Named {
  readonly kind: 'guards' | 'actions' | 'delays' | 'actors';
  readonly name: string;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value['type'] === 'string' ? value['type'] : 'inline';
}

/** Finds everything that the configuration calls by name. */
function findNames(config: unknown): readonly Named[] {
  if (Array.isArray(config)) return config.flatMap(findNames);
  if (!isObject(config)) return [];
  return Object.entries(config).flatMap(([key, value]) => [
    ...(READERS[key]?.(value) ?? []),
    ...(key === 'context' || key === 'input' ? [] : findNames(value)),
  ]);
}

const toActions = (value: unknown): readonly Named[] =>
  toList(value).map((action) => ({ kind: 'actions', name: nameOf(action) }));

/** Reads the names that stand under a key of the configuration. */
const READERS: Readonly<Record<string, (value: unknown) => readonly Named[]>> = {
  guard: (value) => [{ kind: 'guards', name: nameOf(value) }],
  actions: toActions,
  entry: toActions,
  exit: toActions,
  invoke: (value) => [{ kind: 'actors', name: nameOf((value as Json)['src']) }],
  after: (value) => Object.keys(value as Json).map((name) => ({ kind: 'delays', name })),
};

function findInvokes(config: unknown): readonly Json[] {
  if (Array.isArray(config)) return config.flatMap(findInvokes);
  if (!isObject(config)) return [];
  return Object.entries(config).flatMap(([key, value]) => [
    ...(key === 'invoke' && isObject(value) ? [value] : []),
    ...findInvokes(value),
  ]);
}

describe('the chart as text', () => {
  it('takes values from xstate only', () => {
    const imports = source.match(/^import .*$/gm) ?? [];
    const values = imports.filter((line) => !line.startsWith('import type '));
    expect(values).toEqual([expect.stringMatching(/ from 'xstate';$/)]);
  });

  it('is one literal of names, which an editor can read', () => {
    expect(literal.length).toBeGreaterThan(10_000);
    expect(literal).not.toContain('...');
    expect(literal).not.toMatch(/\[[A-Za-z]\w*\]\s*:/);
    expect(literal).not.toMatch(/satisfies|\.extend\(|createStateConfig|function/);
    const calls = [...literal.matchAll(/\b([A-Za-z]\w*)\(/g)].map(([, name]) => name);
    expect(new Set(calls)).toEqual(new Set(['createMachine', 'toContext']));
  });

  it('reads no clock and rolls no dice', () => {
    expect(source).not.toMatch(/Date\.now|new Date|Math\.random|performance|node:|console/);
  });

  it('writes an arrow for inputs and the context only', () => {
    const arrows = literal.split('\n').filter((line) => line.includes('=>'));
    expect(arrows.filter((line) => !/^\s*(context|input): /.test(line))).toEqual([]);
  });
});

describe('the names of the chart', () => {
  const used = findNames(onboardingMachine.config);
  const { implementations } = onboardingMachine;

  it.each(['guards', 'actions', 'delays', 'actors'] as const)(
    'are all provided, and all in use: %s',
    (kind) => {
      const names = new Set(used.filter((named) => named.kind === kind).map(({ name }) => name));
      expect([...names].toSorted()).toEqual(Object.keys(implementations[kind]).toSorted());
    },
  );

  it('are the same for an invocation and its service, once each', () => {
    const invokes = findInvokes(onboardingMachine.config);
    expect(invokes.map(({ id }) => id)).toEqual(invokes.map(({ src }) => src));
    expect(new Set(invokes.map(({ id }) => id)).size).toBe(invokes.length);
    expect(invokes).toHaveLength(Object.keys(implementations.actors).length);
  });
});
