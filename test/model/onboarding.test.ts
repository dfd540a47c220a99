import { describe, expect, it } from 'vitest';
import { listPaths } from './model-paths.ts';
import { walkPath } from './walk-path.ts';

const paths = listPaths();

/** One test for each path would take longer to report than to walk. */
const PATHS_A_TEST = 100;

const groups = Array.from({ length: Math.ceil(paths.length / PATHS_A_TEST) }, (_, index) => {
  const members = paths.slice(index * PATHS_A_TEST, (index + 1) * PATHS_A_TEST);
  return [members[0]?.name ?? '', members.at(-1)?.name ?? '', members] as const;
});

describe('the chart, its services and its interpreter do what the specification says', () => {
  it.each(groups)('from %s to %s', async (_first, _last, members) => {
    for (const path of members) await expect(walkPath(path)).resolves.toBeUndefined();
  });
});
