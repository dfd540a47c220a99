import { describe, expect, it } from 'vitest';
import { FONTS } from '../../scripts/diagrams/fonts.mjs';
import type { Panel } from '../../scripts/diagrams/panels.mjs';
import { listStates, readMachine } from '../../scripts/diagrams/read-machine.mjs';
import type { Route } from '../../scripts/diagrams/routes.mjs';
import { toScene } from '../../scripts/diagrams/scene.mjs';
import { toTextWidth } from '../../scripts/diagrams/text-width.mjs';
import { CHARTS } from './charts.ts';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Segment extends Area {
  readonly route: Route;
  readonly isFirst: boolean;
}

/** Rounding of the layout's numbers. */
const TOLERANCE = 0.01;

function overlap(a: Area, b: Area): boolean {
  return (
    a.x + TOLERANCE < b.x + b.width &&
    b.x + TOLERANCE < a.x + a.width &&
    a.y + TOLERANCE < b.y + b.height &&
    b.y + TOLERANCE < a.y + a.height
  );
}

function grow({ x, y, width, height }: Area): Area {
  return { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
}

/** Whether a line, which has no area of its own, passes through the inside of a box. */
function crosses(segment: Area, { x, y, width, height }: Area): boolean {
  return overlap(grow(segment), { x: x + 2, y: y + 2, width: width - 4, height: height - 4 });
}

function contains(outer: Area, inner: Area): boolean {
  return (
    outer.x <= inner.x + TOLERANCE &&
    outer.y <= inner.y + TOLERANCE &&
    outer.x + outer.width + TOLERANCE >= inner.x + inner.width &&
    outer.y + outer.height + TOLERANCE >= inner.y + inner.height
  );
}

function listPanels(panel: Panel): readonly Panel[] {
  return [panel, ...panel.children.flatMap(listPanels)];
}

function toSegments(route: Route): readonly Segment[] {
  return route.points.slice(1).map((end, index) => {
    const start = route.points[index] ?? end;
    return {
      route,
      isFirst: index === 0,
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(start.x - end.x),
      height: Math.abs(start.y - end.y),
    };
  });
}

function listPairs<Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));
}

describe.each(CHARTS)('the drawing of $name', async ({ machine }) => {
  const root = readMachine(machine);
  const scene = await toScene(root);
  const panels = scene.panels.flatMap(listPanels);
  const cards = scene.panels.flatMap((panel) =>
    panel.children.length > 0 ? panel.children : [panel],
  );
  const columns = scene.panels.filter(({ state }) => state.kind === 'lifecycle');
  const labels = [
    ...[scene.header, ...panels].flatMap(({ texts, chips }) => [...texts, ...chips]),
    ...scene.header.swatches.map(({ text }) => text),
  ];
  const segments = scene.routes.flatMap(toSegments);

  it('shows every state once', () => {
    const paths = listStates(root).map(({ path }) => path);
    expect(['', ...panels.map(({ state }) => state.path)].toSorted()).toEqual(paths.toSorted());
  });

  it('lets no two boxes side by side overlap', () => {
    const families = [scene.panels, ...panels.map(({ children }) => children)];
    const pairs = families.flatMap((family) => listPairs(family));
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it('keeps every box inside the box of its parent, and all inside the picture', () => {
    const strays = panels.flatMap((panel) =>
      panel.children.filter((child) => !contains(panel, child)),
    );
    expect(strays).toEqual([]);
    const page = { x: 0, y: 0, width: scene.width, height: scene.height };
    expect(
      [...scene.panels, ...labels, ...segments].filter((area) => !contains(page, area)),
    ).toEqual([]);
  });

  it('gives every text the room it needs, inside its box', () => {
    for (const panel of panels) {
      expect(panel.texts.filter((text) => !contains(panel, text))).toEqual([]);
      expect(panel.chips.filter((chip) => !contains(panel, chip))).toEqual([]);
      for (const { text, font, width } of panel.texts) {
        expect(width).toBeGreaterThanOrEqual(toTextWidth(text, FONTS[font]));
      }
      for (const { text, width } of panel.chips) {
        expect(width).toBeGreaterThan(toTextWidth(text, FONTS.chip));
      }
    }
  });

  it('writes no text over another text or over a box inside', () => {
    expect(listPairs(labels).filter(([a, b]) => overlap(a, b))).toEqual([]);
    for (const { texts, chips, children } of panels) {
      const covered = [...texts, ...chips].filter((text) =>
        children.some((child) => overlap(text, child)),
      );
      expect(covered).toEqual([]);
    }
  });

  it('draws every line in level and upright pieces', () => {
    expect(segments.length).toBeGreaterThan(0);
    expect(segments.filter(({ width, height }) => width > TOLERANCE && height > TOLERANCE)).toEqual(
      [],
    );
  });

  it('lets no line cross a label', () => {
    const crossed = segments.flatMap((segment) =>
      labels.filter((label) => crosses(segment, label)).map(({ text }) => text),
    );
    expect(crossed).toEqual([]);
  });

  it('lets a line touch only the box that it leaves and the box that it enters', () => {
    for (const segment of segments) {
      const touched = cards.filter((card) => crosses(segment, card));
      expect(touched.length).toBeLessThanOrEqual(
        segment.isFirst && segment.route.column !== '' ? 1 : 0,
      );
      const through = columns.filter((column) => crosses(segment, column));
      expect(through.every(({ state }) => state.path === segment.route.column)).toBe(true);
    }
  });

  it('lets lines run on top of each other only to the same target', () => {
    const pairs = listPairs(segments.filter(({ width, height }) => width + height > TOLERANCE))
      .filter(([a, b]) => a.route.column === b.route.column && a.route.target !== b.route.target)
      .filter(([a, b]) => a.width > a.height === b.width > b.height && overlap(grow(a), grow(b)));
    expect(pairs.map(([a, b]) => `${a.route.target} over ${b.route.target}`)).toEqual([]);
  });

  it('places the lifecycle from left to right in the order of the chart, with its ends last', () => {
    const expected = root.children
      .filter(({ kind }) => kind === 'lifecycle')
      .map(({ path }) => path);
    expect(columns.toSorted((a, b) => a.x - b.x).map(({ state }) => state.path)).toEqual(expected);
    expect(new Set(columns.map(({ y }) => y)).size).toBe(1);
    const border = Math.max(...columns.map(({ x, width }) => x + width));
    const ends = scene.panels.filter((panel) => !columns.includes(panel));
    expect(ends.filter(({ x }) => x < border)).toEqual([]);
  });

  it('draws a line or a chip for every transition that has a target', () => {
    const transitions = listStates(root).flatMap((state) => state.transitions);
    const chips = [scene.header, ...panels].flatMap((panel) => panel.chips);
    const rows = scene.routes.filter(({ isRow }) => isRow);
    expect(chips.length + rows.length).toBe(
      transitions.filter(({ target }) => target !== null).length,
    );
  });
});
