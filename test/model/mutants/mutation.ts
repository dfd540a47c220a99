import type { Chart } from '../chart/chart.ts';

/** The kinds of mistakes that the suite must notice in the chart. */
export const MUTATION_KINDS = [
  'guard dropped',
  'guard inverted',
  'target moved',
  'action dropped',
  'branch removed',
  'branches swapped',
  'bound shifted',
  'delay zeroed',
  'handler removed',
] as const;

/** See {@link MUTATION_KINDS}. */
export type MutationKind = (typeof MUTATION_KINDS)[number];

/** One small mistake in the chart that it was listed from. */
export interface Mutation {
  readonly kind: MutationKind;
  /** The place and, where one place may be mistaken in several ways, which. */
  readonly place: string;
  /** What a path must have entered or taken in the sound chart to come by the mistake: any of these. */
  readonly seenBy: readonly string[];
  /** Makes the mistake: changes the chart. */
  readonly apply: () => void;
}

/** Lists mistakes of some kinds. Each changes the very chart that is given, so that one chart bears one mistake. */
export type MutationOperator = (chart: Chart) => readonly Mutation[];

/** Names a mutation, once and for all. */
export function toMutationId({ kind, place }: Mutation): string {
  return `${kind}: ${place}`;
}
