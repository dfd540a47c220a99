import { describe, expect, it } from 'vitest';
import { toEntries } from '../../src/input/to-entries.ts';
import { readRows } from '../../src/input/read-rows.ts';
import { collect, cut, toBytes, toReasons } from './read-text.ts';

async function* generate() {
  yield { username: 'a' };
  yield { email: 'b@example.com' };
}

describe('toEntries', () => {
  it('checks the objects of any iterable in order', async () => {
    const rows = [{ username: 'a' }, { email: 'b@example.com' }];
    const expected = [
      { kind: 'row', number: 1, row: { username: 'a', attributes: {} } },
      {
        kind: 'row',
        number: 2,
        row: { username: 'b@example.com', attributes: { email: 'b@example.com' } },
      },
    ];

    expect(await collect(toEntries(rows))).toEqual(expected);
    expect(await collect(toEntries(new Set(rows)))).toEqual(expected);
    expect(await collect(toEntries(generate()))).toEqual(expected);
  });

  it('passes entries through as they are', async () => {
    const entries = await collect(readRows(cut(toBytes('username\na b\nb\n'), [9])));

    expect(await collect(toEntries(entries))).toEqual(entries);
  });

  it.each([
    [undefined, 'nothing'],
    [null, 'nothing'],
    ['amelie', '6 characters'],
    [7n, 'a bigint'],
    [['amelie'], 'a list'],
  ])('rejects %s in place of an object', async (item, described) => {
    expect(toReasons(await collect(toEntries([item])))).toEqual([
      [`Expected an object, got ${described}`],
    ]);
  });

  it('rejects an object that only looks like an entry', async () => {
    expect(toReasons(await collect(toEntries([{ kind: 'row', username: 'a' }])))[0]?.[0]).toContain(
      'Expected only known columns, got `kind`.',
    );
  });

  it('warns once of what it leaves out', async () => {
    const warnings: string[] = [];
    const rows = [
      { username: 'a', password: 'secret-1' },
      { username: 'b', password: 'secret-2' },
    ];
    const requires = { password: false };
    const entries = await collect(
      toEntries(rows, { requires, onWarning: (message) => warnings.push(message) }),
    );

    expect(warnings).toEqual(['Left out: `password`, since passwords are generated.']);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });
});
