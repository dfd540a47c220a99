import { describe, expect, it } from 'vitest';
import { formatBroken, formatRuns } from './report.ts';
import { createEmptyTally } from './tally.ts';
import type { Plan } from './plan.ts';

describe('the report of a simulation', () => {
  it('says what broke, how to see it again, and the shortest course', () => {
    const broken = {
      plan: { people: [] } as unknown as Plan,
      violations: [{ promise: 'every row ends', what: 'person-1 is left busy' }],
      trace: ['0.000 s  a process begins'],
    };
    const text = formatBroken(3, { index: 14, digest: 'd', tally: createEmptyTally(), broken });
    expect(text).toContain('every row ends: person-1 is left busy');
    expect(text).toContain('npm run simulate -- --seed 3 --run 14');
    expect(text).toContain('  0.000 s  a process begins');
    expect(text).toContain('{"people":[]}');
  });

  it('counts by name', () => {
    const tally = { ...createEmptyTally(), outcomes: { skipped: 1, failed: 2 } };
    const text = formatRuns({ runs: 9, broken: [], tally, digest: 'abc' });
    expect(text).toContain('9 runs, 0 of them broke a promise. Digest abc.');
    expect(text).toContain('Outcomes: failed 2, skipped 1.');
  });
});
