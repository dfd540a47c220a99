// @ts-check

/**
 * @typedef {import('./routes.mjs').Point} Point
 */

const RADIUS = 5;

/**
 * Writes the corners of a line as path data, with rounded bends.
 *
 * @param {readonly Point[]} points
 * @returns {string}
 */
export function toPath(points) {
  const bends = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) return `M${write(point)}`;
    if (after === undefined) return `L${write(point)}`;
    return `L${write(near(point, before))}Q${write(point)} ${write(near(point, after))}`;
  });
  return bends.join('');
}

/**
 * @param {Point} corner
 * @param {Point} other
 * @returns {Point} on the way from the corner, where the bend begins
 */
function near(corner, other) {
  const [dx, dy] = [other.x - corner.x, other.y - corner.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return corner;
  const reach = Math.min(RADIUS, length / 2) / length;
  return { x: corner.x + dx * reach, y: corner.y + dy * reach };
}

/**
 * @param {Point} point
 * @returns {string}
 */
function write({ x, y }) {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
