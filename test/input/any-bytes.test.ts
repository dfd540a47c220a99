import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputEntry } from '../../src/domain/row.ts';
import { InputError } from '../../src/input/input-error.ts';
import type { InputFormat } from '../../src/input/input-format.ts';
import { readRows } from '../../src/input/read-rows.ts';
import { collect, cut, readText, toBytes } from './read-text.ts';

const format = fc.constantFrom<InputFormat | undefined>('csv', 'jsonl', undefined);
const sizes = fc.array(fc.nat(9), { minLength: 1 }).filter((list) => list.some((size) => size > 0));

/** Bytes among which those that mean something to a reader are common. */
const fragment = fc.oneof(
  fc.constantFrom('"', '""', ',', '\n', '\r', '\r\n', ' ', 'é', '\uFEFF', '\0', 'a', 'a@b.cd'),
  fc.constantFrom(
    'username',
    'email',
    '"username":',
    '{',
    '}',
    '{"username":"a"}\n',
    'username,name\n',
  ),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 }),
);
const anyBytes = fc
  .tuple(
    fc.constantFrom('', '\uFEFF', 'username\n', 'username,name\r\n', '{"username":"a"}\n'),
    fc.array(fragment, { maxLength: 40 }),
  )
  .map(([start, fragments]) => toBytes(start, ...fragments));

function writeCell(cell: string, isQuoted: boolean): string {
  return isQuoted || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Bytes that are no UTF-8 are told and never replaced. */
function isSound(entry: InputEntry): boolean {
  if (JSON.stringify(entry).includes('\uFFFD')) return false;
  return entry.kind === 'row'
    ? /^\S+$/u.test(entry.row.username)
    : entry.rejected.reasons.length > 0;
}

async function settle(reading: Promise<InputEntry[]>): Promise<InputEntry[] | InputError> {
  return reading.catch((error: unknown) => {
    if (error instanceof InputError) return error;
    throw error;
  });
}

describe('whatever the bytes', () => {
  it('reading ends in numbered entries, each rejected one with a reason, or in an InputError', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, sizes, format, async (bytes, chunkSizes, ofFormat) => {
        fc.pre(!Buffer.from(bytes).includes('\uFFFD'));
        const options = { format: ofFormat };
        const entries = await settle(collect(readRows(cut(bytes, chunkSizes), options)));
        if (entries instanceof InputError) return;
        expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
        for (const entry of entries) expect(isSound(entry)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('it does not matter where the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, sizes, format, async (bytes, chunkSizes, ofFormat) => {
        const options = { format: ofFormat };
        const whole = await settle(readText(bytes, options));
        const pieces = await settle(collect(readRows(cut(bytes, chunkSizes), options)));

        expect(pieces).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});

describe('rows that a writer of RFC 4180 wrote', () => {
  const username = fc.stringMatching(/^[\p{L}\p{N}"',;.]{1,12}$/u);
  const value = fc.string({
    unit: fc.oneof(fc.constantFrom('"', ',', '\n', '\r', ' ', '田', '\uFEFF'), fc.string()),
  });
  const people = fc.array(fc.record({ username, name: value, address: value }));

  it.each(['\n', '\r\n', '\r'])('are read back with the line end %j', async (lineEnd) => {
    await fc.assert(
      fc.asyncProperty(people, fc.boolean(), sizes, async (rows, isQuoted, chunkSizes) => {
        const lines = rows.map((row) =>
          [row.username, row.name, row.address].map((cell) => writeCell(cell, isQuoted)).join(','),
        );
        const bytes = toBytes(['username,name,address', ...lines].join(lineEnd));
        const entries = await collect(readRows(cut(bytes, chunkSizes), { format: 'csv' }));

        expect(entries).toEqual(
          rows.map(({ username: name, ...attributes }, index) => ({
            kind: 'row',
            number: index + 1,
            row: {
              username: name,
              attributes: Object.fromEntries(
                Object.entries(attributes).filter(([, text]) => text !== ''),
              ),
            },
          })),
        );
      }),
    );
  });
});
