import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { RowResult } from '../../src/domain/outcome.ts';
import { formatResult, formatResultHeader } from '../../src/report/result-lines.ts';

const RESULT: RowResult = {
  batch: 'spring',
  row: 3,
  username: 'ann',
  state: 'provisioned',
  outcome: 'provisioned',
  sub: 'sub-1',
  object: { bucket: 'profiles', key: 'users/sub-1/profile.json', etag: '"e"' },
  mail: { status: 'sent', messageId: 'm-1' },
  attempts: { signingUp: 2 },
  startedAt: '2026-01-01T00:00:00.000Z',
  settledAt: '2026-01-01T00:00:01.000Z',
};

function readCsv(result: RowResult): Readonly<Record<string, string>> {
  const text = `${formatResultHeader('csv')}\r\n${formatResult(result, 'csv')}\r\n`;
  const [record] = parse(text, { columns: true }) as readonly Record<string, string>[];
  return record ?? {};
}

describe('a result', () => {
  it('is one line of JSON that gives the result back, without a header', () => {
    const line = formatResult({ ...RESULT, username: 'a\nb' }, 'jsonl');

    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({ ...RESULT, username: 'a\nb' });
    expect(formatResultHeader('jsonl')).toBeUndefined();
  });

  it('is a record of CSV whose cells a reader gives back', () => {
    expect(readCsv(RESULT)).toMatchObject({
      batch: 'spring',
      row: '3',
      username: 'ann',
      sub: 'sub-1',
      bucket: 'profiles',
      key: 'users/sub-1/profile.json',
      mail: 'sent',
      failureCode: '',
    });
  });

  it.each(['a,b', 'a"b', 'a\nb', 'a\r\nb', '"', ',,', ' a '])(
    'keeps the text %j whole in CSV',
    (username) => {
      expect(readCsv({ ...RESULT, username })['username']).toBe(username);
    },
  );

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")'])(
    'keeps a spreadsheet from taking %j for a formula',
    (username) => {
      expect(readCsv({ ...RESULT, username })['username']).toBe(`'${username}`);
    },
  );

  it.each(['a=1', 'a-b', "'a"])('leaves %j as it is, since it is no formula', (username) => {
    expect(readCsv({ ...RESULT, username })['username']).toBe(username);
  });

  it('has as many cells as the header, whatever is absent', () => {
    const { batch, row, state, outcome } = RESULT;

    const cells = formatResult({ batch, row, state, outcome }, 'csv').split(',');

    expect(cells).toHaveLength(formatResultHeader('csv')?.split(',').length ?? 0);
    expect(cells.join('')).toBe('spring3provisionedprovisioned');
  });
});
