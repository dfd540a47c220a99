import type { DoubledLine } from '../domain/plan.ts';

/** Looks for usernames that come again; it keeps every username, and nothing else of a row. */
export interface DoubledSearch {
  readonly isDoubled: (username: string, row: number) => boolean;
  readonly count: () => number;
  readonly first: () => readonly DoubledLine[];
}

/** Makes a search that remembers the first so many. */
export function createDoubledSearch(mostNamed: number): DoubledSearch {
  const rows = new Map<string, number>();
  const first: DoubledLine[] = [];
  let count = 0;
  return {
    isDoubled(username, row) {
      const earlier = rows.get(username);
      if (earlier === undefined) {
        rows.set(username, row);
        return false;
      }
      count += 1;
      if (count <= mostNamed) first.push({ row, earlier });
      return true;
    },
    count: () => count,
    first: () => first,
  };
}
