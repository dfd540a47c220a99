// @ts-check
import elk from 'elkjs';
import { toCards } from './card.mjs';
import { toColumn, toHeadWidth } from './column.mjs';
import { FIRST_GATE } from './gates.mjs';
import { toGraph } from './graph.mjs';
import { toHeader } from './header.mjs';
import { START, toLegs } from './legs.mjs';
import { toCardPanel, toColumnPanel } from './panels.mjs';
import { listStates } from './read-machine.mjs';
import { toRoutes } from './routes.mjs';

/**
 * Everything of the drawing at its place: what the writer draws, and what tests measure.
 *
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {import('./card.mjs').Card} Card
 * @typedef {import('./column.mjs').Column} Column
 * @typedef {import('./panels.mjs').Panel} Panel
 * @typedef {import('./routes.mjs').Route} Route
 * @typedef {{
 *   readonly width: number,
 *   readonly height: number,
 *   readonly root: State,
 *   readonly header: import('./header.mjs').Header,
 *   readonly start: import('./routes.mjs').Point,
 *   readonly panels: readonly Panel[],
 *   readonly routes: readonly Route[],
 * }} Scene
 */

/** The size of the mark where the machine begins. */
export const MARK = 16;

const MARGIN = 24;

/**
 * @param {State} root
 * @returns {Promise<Scene>}
 */
export async function toScene(root) {
  const states = new Map(listStates(root).map((state) => [state.path, state]));
  const lifecycles = root.children.filter(({ children }) => children.length > 0);
  const ends = toCards(
    states,
    root.children.filter((state) => !lifecycles.includes(state)),
    0,
  );
  const decks = lifecycles.map((state) => ({
    state,
    cards: toCards(states, state.children, toHeadWidth(states, state)),
  }));
  const { legs, passages } = toLegs(
    states,
    decks.flatMap(({ cards }) => cards),
  );
  const columns = decks.map(({ state, cards }) =>
    toColumn(states, state, { cards, legs, passages }),
  );
  const layout = await new elk.default().layout(toGraph(toBoxes(columns, ends), passages));
  const header = toHeader(states, root, MARGIN);
  const offset = { x: MARGIN, y: MARGIN + header.height };
  const places = toPlaces(layout, offset);
  const routes = toRoutes({ layout, offset, places, columns, legs, passages });
  const start = places(START);
  return {
    width: Math.max(header.width, layout.width ?? 0) + 2 * MARGIN,
    height: (layout.height ?? 0) + offset.y + MARGIN,
    root,
    header,
    start: { x: start.x + MARK / 2, y: start.y + FIRST_GATE },
    panels: [
      ...columns.map((column) => toColumnPanel(column, places(column.state.path))),
      ...ends.map((card) => toCardPanel(card, places(card.state.path))),
    ],
    routes,
  };
}

/**
 * @param {readonly Column[]} columns
 * @param {readonly Card[]} ends
 * @returns {readonly import('./graph.mjs').Box[]}
 */
function toBoxes(columns, ends) {
  const boxes = [...columns, ...ends].map(({ state, width, height }, index) => ({
    id: state.path,
    width,
    height,
    column: Math.min(index, columns.length) + 1,
  }));
  return [{ id: START, width: MARK, height: 2 * FIRST_GATE, column: 0 }, ...boxes];
}

/**
 * @param {import('elkjs').ElkNode} layout
 * @param {import('./routes.mjs').Point} offset
 * @returns {(id: string) => import('./routes.mjs').Point}
 */
function toPlaces({ children = [] }, offset) {
  const places = new Map(
    children.map(({ id, x = 0, y = 0 }) => [id, { x: x + offset.x, y: y + offset.y }]),
  );
  return (id) => places.get(id) ?? offset;
}
