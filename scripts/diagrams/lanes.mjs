// @ts-check

/**
 * Lanes beside the boxes of a lifecycle state: a vertical each for lines to the same target. Lines inside the state
 * share a lane where they do not meet; every gate has one for itself, outside of those. They are not left to ELK, which
 * winds lines from the sides of stacked boxes around them and spreads the boxes apart.
 *
 * @typedef {import('./legs.mjs').Leg} Leg
 * @typedef {{ readonly id: string, readonly from: number, readonly to: number, readonly hasGate: boolean }} Net
 */

export const LANE = 10;

/**
 * @param {readonly Leg[]} legs of one side of one lifecycle state
 * @param {(card: string) => number} toTop the place of a box
 * @returns {ReadonlyMap<string, number>} the number of each lane's place, counted from the boxes
 */
export function toLanes(legs, toTop) {
  const nets = toNets(legs, toTop);
  const inner = nets
    .filter(({ hasGate }) => !hasGate)
    .toSorted((a, b) => toLength(a) - toLength(b));
  /** @type {Net[][]} */
  const tracks = [];
  for (const net of inner) {
    const free = tracks.find((track) => track.every((other) => areApart(net, other)));
    if (free === undefined) tracks.push([net]);
    else free.push(net);
  }
  const outer = nets.filter(({ hasGate }) => hasGate).toSorted((a, b) => toLength(a) - toLength(b));
  const all = [...tracks, ...outer.map((net) => [net])];
  return new Map(all.flatMap((track, index) => track.map(({ id }) => [id, index])));
}

/**
 * @param {readonly Leg[]} legs
 * @param {(card: string) => number} toTop
 * @returns {readonly Net[]}
 */
function toNets(legs, toTop) {
  return [...new Set(legs.map(({ lane }) => lane))].map((id) => {
    const ends = legs.filter(({ lane }) => lane === id).flatMap(({ from, to }) => [from, to]);
    const ys = ends.flatMap((end) => ('card' in end ? [toTop(end.card) + end.y] : []));
    const hasGate = ys.length < ends.length;
    return { id, from: Math.min(...ys), to: Math.max(...ys), hasGate };
  });
}

/**
 * @param {Net} net
 * @returns {number}
 */
function toLength({ from, to }) {
  return to - from;
}

/**
 * @param {Net} a
 * @param {Net} b
 * @returns {boolean}
 */
function areApart(a, b) {
  return a.to + LANE < b.from || b.to + LANE < a.from;
}
