// @ts-check
import { MARGIN } from './column.mjs';
import { LANE } from './lanes.mjs';

/**
 * The lines of the drawing, corner by corner.
 *
 * @typedef {import('./legs.mjs').Leg} Leg
 * @typedef {import('./legs.mjs').Passage} Passage
 * @typedef {import('./column.mjs').Column} Column
 * @typedef {{ readonly x: number, readonly y: number }} Point
 * @typedef {{ readonly column: string, readonly target: string, readonly points: readonly Point[], readonly isBack: boolean, readonly isArrow: boolean, readonly isInitial: boolean, readonly isRow: boolean }} Route
 * @typedef {{
 *   readonly layout: import('elkjs').ElkNode,
 *   readonly offset: Point,
 *   readonly places: (id: string) => Point,
 *   readonly columns: readonly Column[],
 *   readonly legs: readonly Leg[],
 *   readonly passages: readonly Passage[],
 * }} Plan
 */

/**
 * @param {Plan} plan
 * @returns {readonly Route[]}
 */
export function toRoutes(plan) {
  const gates = toGatePlaces(plan);
  const columns = new Map(plan.columns.map((column) => [column.state.path, column]));
  const inside = plan.legs.flatMap((leg) => {
    const column = columns.get(leg.column);
    return column === undefined ? [] : [toInnerRoute(leg, column, { ...plan, gates })];
  });
  return [...inside, ...plan.passages.flatMap((passage) => toOuterRoute(passage, plan))];
}

/**
 * @param {Plan} plan
 * @returns {ReadonlyMap<string, Point>}
 */
function toGatePlaces({ layout, places }) {
  const nodes = layout.children ?? [];
  return new Map(
    nodes.flatMap(({ id, ports = [] }) =>
      ports.map((port) => {
        const { x, y } = places(id);
        return /** @type {const} */ ([port.id, { x: x + (port.x ?? 0), y: y + (port.y ?? 0) }]);
      }),
    ),
  );
}

/**
 * @param {Leg} leg
 * @param {Column} column
 * @param {{ readonly places: (id: string) => Point, readonly gates: ReadonlyMap<string, Point> }} found
 * @returns {Route}
 */
function toInnerRoute(leg, column, { places, gates }) {
  const corner = places(column.state.path);
  const number = column.lanes[leg.side].get(leg.lane) ?? 0;
  const away = MARGIN + LANE * number;
  const x =
    leg.side === 'EAST'
      ? corner.x + column.left + column.inner + away
      : corner.x + column.left - away;
  const toPoint = (/** @type {Leg['from']} */ end) =>
    'card' in end ? toTapPlace(end, leg.side, { column, corner }) : (gates.get(end.id) ?? corner);
  const [from, to] = [toPoint(leg.from), toPoint(leg.to)];
  return {
    column: leg.column,
    target: leg.target,
    points: [from, { x, y: from.y }, { x, y: to.y }, to],
    isBack: leg.isBack,
    isArrow: 'card' in leg.to,
    isInitial: leg.isInitial,
    isRow: 'card' in leg.from,
  };
}

/**
 * @param {import('./legs.mjs').Tap} tap
 * @param {import('./legs.mjs').Side} side
 * @param {{ readonly column: Column, readonly corner: Point }} where
 * @returns {Point}
 */
function toTapPlace({ card, text, y }, side, { column, corner }) {
  const place = column.cards.find((each) => each.card.state.path === card);
  if (place === undefined)
    throw new Error(`Expected a box \`${card}\` in \`${column.state.path}\``);
  const edge = side === 'EAST' ? place.card.width : 0;
  return { x: corner.x + place.x + (text ?? edge), y: corner.y + place.y + y };
}

/**
 * @param {Passage} passage
 * @param {Plan} plan
 * @returns {readonly Route[]}
 */
function toOuterRoute({ id, target, to, isBack }, { layout, offset, columns }) {
  const edge = layout.edges?.find((each) => each.id === id);
  const isEnd = columns.every(({ state }) => state.path !== to.owner);
  return (edge?.sections ?? []).map(({ startPoint, bendPoints = [], endPoint }) => ({
    column: '',
    target,
    points: [startPoint, ...bendPoints, endPoint].map(({ x, y }) => ({
      x: x + offset.x,
      y: y + offset.y,
    })),
    isBack,
    isArrow: isEnd,
    isInitial: false,
    isRow: false,
  }));
}
