import { assign } from 'xstate';
import type { Branch, Chart } from '../chart/chart.ts';
import { listBranches } from './branches.ts';

/** Names the moment at which a branch was taken although the guard of the one after it held as well. */
export function toRivalId(id: string): string {
  return `${id} before its rival`;
}

/** Adds to every branch an assign that tells where its order decides: where the next branch would have been taken, too. */
export function observeRivals(chart: Chart, tell: (id: string) => void): void {
  for (const { handler, index, branch, id } of listBranches(chart)) {
    const rival = handler.branches[index + 1];
    if (rival === undefined) continue;
    const note = assign((args: object) => {
      if (wouldBeTaken(chart, rival, args)) tell(toRivalId(id));
      return {};
    });
    branch.actions = [note, ...(branch.actions ?? [])];
  }
}

function wouldBeTaken({ implementations }: Chart, { guard }: Branch, args: object): boolean {
  if (guard === undefined) return true;
  const named = implementations.guards[guard as string] as unknown as (args: object) => boolean;
  return named(args);
}
