// @ts-check
import { toGates } from './gates.mjs';

/**
 * The graph that ELK lays out: lifecycle states from left to right, ends last, and the lines between them.
 *
 * @typedef {import('./legs.mjs').Passage} Passage
 * @typedef {import('elkjs').ElkNode} ElkNode
 * @typedef {import('elkjs').ElkExtendedEdge} ElkEdge
 * @typedef {{ readonly id: string, readonly width: number, readonly height: number, readonly column: number }} Box
 */

const LAYOUT = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'true',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '20',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeNode': '18',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
};

/** Where the ties between neighbours are fastened: see `toTies`. */
const TIE = 6;

/**
 * @param {readonly Box[]} boxes
 * @param {readonly Passage[]} passages
 * @returns {ElkNode}
 */
export function toGraph(boxes, passages) {
  const columns = new Map(boxes.map(({ id, column }) => [id, column]));
  const gates = toGates(passages, columns);
  const lines = passages.map(({ id, from, to }) => ({ id, sources: [from.id], targets: [to.id] }));
  return {
    id: '',
    layoutOptions: LAYOUT,
    children: boxes.map((box) => ({
      id: box.id,
      width: box.width,
      height: box.height,
      layoutOptions: {
        'elk.portConstraints': 'FIXED_POS',
        'elk.partitioning.partition': String(box.column),
      },
      ports: [
        ...toPorts(
          box,
          gates.filter(({ owner }) => owner === box.id),
        ),
        ...toPorts(box, [
          { id: `${box.id}~WEST`, side: 'WEST', y: TIE },
          { id: `${box.id}~EAST`, side: 'EAST', y: TIE },
        ]),
      ],
    })),
    edges: [...lines, ...toTies(boxes)],
  };
}

/**
 * @param {Box} box
 * @param {readonly { readonly id: string, readonly side: 'EAST' | 'WEST', readonly y: number }[]} gates
 * @returns {import('elkjs').ElkPort[]}
 */
function toPorts({ width, height }, gates) {
  return gates.map(({ id, side, y }) => ({
    id,
    x: side === 'EAST' ? width : 0,
    y: Math.min(y, height / 2),
    width: 0,
    height: 0,
    layoutOptions: { 'elk.port.side': side },
  }));
}

/**
 * Edges that are never drawn: they keep the tops of neighbours on one height.
 *
 * @param {readonly Box[]} boxes
 * @returns {readonly ElkEdge[]}
 */
function toTies(boxes) {
  return boxes.flatMap((box, index) => {
    const next = boxes[index + 1];
    if (next === undefined || next.column === box.column) return [];
    return [
      {
        id: `${box.id}~${next.id}`,
        sources: [`${box.id}~EAST`],
        targets: [`${next.id}~WEST`],
        layoutOptions: { 'elk.layered.priority.straightness': '1000' },
      },
    ];
  });
}
