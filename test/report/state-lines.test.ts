import { describe, expect, it } from 'vitest';
import { formatPace, formatStates, formatStatesInline, sum } from '../../src/report/state-lines.ts';

describe('a table of states', () => {
  it('shows the lifecycle in its order, with bars that share the width', () => {
    expect(formatStates({ provisioned: 3, unregistered: 1 })).toMatchInlineSnapshot(`
      [
        "unregistered               1 ████████······················",
        "pendingConfirmation        0 ······························",
        "confirmed                  0 ······························",
        "authenticated              0 ······························",
        "provisioned                3 ███████████████████████·······",
      ]
    `);
  });

  it('shows other ends only where a row reached them', () => {
    const names = formatStates({ failed: 1, cancelled: 0 }).map((line) => line.split(' ')[0]);

    expect(names).toContain('failed');
    expect(names).not.toContain('cancelled');
    expect(names).not.toContain('skipped');
  });

  it('is empty of bars for a batch without rows', () => {
    expect(formatStates({}).join('')).not.toContain('█');
  });

  it('fits on one line, without states that are empty', () => {
    expect(formatStatesInline({ provisioned: 3, unregistered: 1, confirmed: 0 })).toBe(
      'unregistered 1, provisioned 3',
    );
  });

  it('counts every row', () => {
    expect(sum({ provisioned: 3, failed: 2 })).toBe(5);
  });
});

describe('the pace', () => {
  it.each([
    [2, 120, '2.0 rows/s, about 1m left'],
    [0.25, 0, '0.3 rows/s'],
    [0, 10, '0.0 rows/s'],
  ])('of %s rows a second with %s left reads %s', (perSecond, left, text) => {
    expect(formatPace(perSecond, left)).toBe(text);
  });
});
