// @ts-check

/**
 * Where the lines between lifecycle states pass their borders: near the top, so that they run beside and above the
 * titles.
 *
 * @typedef {import('./legs.mjs').Gate} Gate
 * @typedef {import('./legs.mjs').Passage} Passage
 * @typedef {Gate & { readonly y: number }} PlacedGate
 */

/** The height of the first gate, and the distance to the next. */
export const FIRST_GATE = 18;
export const GATE = 13;

/**
 * From above: onward to afar, back from afar, back to a neighbour, onward to it. So the lines that pass over a neighbour
 * cross none of its own.
 *
 * @param {readonly Passage[]} passages
 * @param {ReadonlyMap<string, number>} columns the place of each owner from left to right
 * @returns {readonly PlacedGate[]}
 */
export function toGates(passages, columns) {
  const ends = passages.flatMap(({ from, to, isBack }) => {
    const reach = Math.abs((columns.get(from.owner) ?? 0) - (columns.get(to.owner) ?? 0));
    const rank = reach > 1 ? columns.size + reach + (isBack ? 0 : columns.size) : Number(isBack);
    return [from, to].map((gate) => ({ ...gate, rank }));
  });
  const sorted = ends.toSorted((a, b) => b.rank - a.rank);
  const unique = [
    ...new Map(sorted.toReversed().map((gate) => [gate.id, gate])).values(),
  ].toReversed();
  return unique.map(({ id, owner, side }, index) => {
    const above = unique
      .slice(0, index)
      .filter((gate) => gate.owner === owner && gate.side === side);
    return { id, owner, side, y: FIRST_GATE + GATE * above.length };
  });
}
