import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputEntry } from '../../src/domain/row.ts';
import { readRows } from '../../src/input/read-rows.ts';
import { collect, cut, readText, toBytes, toReasons, toUsernames } from './read-text.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\r\n');

/** A line of a row that is known, or any other. */
type Line = { readonly username: string } | { readonly bytes: Uint8Array };

const known = fc.nat(9999).map((number) => ({ username: `user-${number}` }));

/** Bytes of one line that hold something, and none of what is left out. */
const anyLine = (leftOut: readonly number[]): fc.Arbitrary<Line> =>
  fc
    .array(fc.oneof(fc.nat(255), fc.constantFrom(...toBytes('{}[],:"\\x\té'))), {
      minLength: 1,
      maxLength: 12,
    })
    .map((bytes) => bytes.filter((byte) => ![0x0a, 0x0d, ...leftOut].includes(byte)))
    .map((bytes) => ({ bytes: Uint8Array.from([0x7e, ...bytes]) }));

const write = (lines: readonly Line[], end: string, format: (username: string) => string) =>
  Buffer.concat(
    lines.flatMap((line) => [
      'username' in line ? toBytes(format(line.username)) : line.bytes,
      toBytes(end),
    ]),
  );

const toKnown = (lines: readonly Line[]): string[] =>
  lines.flatMap((line) => ('username' in line ? line.username : []));

const toRows = (entries: readonly InputEntry[]): (string | undefined)[] =>
  toUsernames(entries.filter(({ kind }) => kind === 'row'));

describe('every line of an input', () => {
  it('of JSON Lines is an entry of its own, and rows stand among whatever else is there', async () => {
    const lines = fc.array(fc.oneof(known, anyLine([])), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lines, lineEnd, sizes, async (all, end, chunkSizes) => {
        const bytes = write(all, end, (username) => JSON.stringify({ username }));
        const entries = await collect(readRows(cut(bytes, chunkSizes), { format: 'jsonl' }));
        expect(entries).toHaveLength(all.length);
        expect(toRows(entries)).toEqual(toKnown(all));
      }),
      { numRuns: 150 },
    );
  });

  it('of CSV is an entry of its own, and rows stand among whatever else is there', async () => {
    const stray = fc
      .constantFrom('a"b,1', 'user"', '"a"b,1', 'a,b,c', '""x', 'a,""b')
      .map((text) => ({
        bytes: toBytes(text),
      }));
    const lines = fc.array(fc.oneof(known, anyLine([0x22]), stray), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lines, lineEnd, sizes, async (all, end, chunkSizes) => {
        const bytes = write(all, end, (username) => `${username},x`);
        const input = Buffer.concat([toBytes('username,given_name', end), bytes]);
        const entries = await collect(readRows(cut(input, chunkSizes), { format: 'csv' }));
        expect(entries).toHaveLength(all.length);
        expect(toRows(entries).filter((name) => name?.startsWith('user-'))).toEqual(toKnown(all));
      }),
      { numRuns: 150 },
    );
  });
});

/** Text that a reader could stumble over, of which each may be a value. */
const value = fc
  .array(
    fc.oneof(fc.constantFrom('"', ',', '\n', '\r', ' ', '\\', '\uFEFF', '\0', '𠮷'), fc.string()),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

const person = fc.record(
  {
    username: fc.stringMatching(/^[\p{L}\p{N}"',;.\\]{1,12}$/u),
    password: fc.stringMatching(/^[^\s\p{C}]{1,20}$/u),
    given_name: value,
    'custom:team': value,
    groups: fc.uniqueArray(fc.stringMatching(/^[a-z"',]{1,5}$/), { maxLength: 3 }),
  },
  { requiredKeys: ['username'] },
);

const toRow = ({ username, password, groups = [], ...attributes }: Record<string, unknown>) => ({
  username,
  ...(password !== undefined && { password }),
  attributes: Object.fromEntries(Object.entries(attributes).filter(([, text]) => text !== '')),
  ...(Array.isArray(groups) && groups.length > 0 && { groups }),
});

/** Writes every character of JSON text that is none of ASCII as an escape. */
const escapeAll = (json: string): string =>
  json.replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

describe('people that a writer of JSON wrote, one a line', () => {
  it('are read back, escaped or not, with any line end', async () => {
    const people = fc.array(person, { maxLength: 6 });
    const form = fc.record({ isEscaped: fc.boolean(), end: lineEnd, chunkSizes: sizes });
    await fc.assert(
      fc.asyncProperty(people, form, async (all, { isEscaped, end, chunkSizes }) => {
        const lines = all.map((one) => JSON.stringify(one));
        const bytes = toBytes((isEscaped ? lines.map(escapeAll) : lines).join(end));
        const entries = await collect(readRows(cut(bytes, chunkSizes), { format: 'jsonl' }));
        expect(entries).toEqual(
          all.map((one, index) => ({ kind: 'row', number: index + 1, row: toRow(one) })),
        );
      }),
      { numRuns: 100 },
    );
  });
});

const SECRET = 'Zq9-secret';
const OPENINGS = ['username,password\n', 'email,password,groups\n', '{"password":"'];

describe('what is said of a line that is no row', () => {
  it('never shows a value', async () => {
    const around = fc.constantFrom(
      '"',
      ',',
      '\n',
      '\r',
      'é',
      '\0',
      '{"password":"',
      '"}',
      'a',
      ' ',
    );
    const text = fc.array(fc.oneof(fc.constant(SECRET), around), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...OPENINGS), text, async (opening, parts) => {
        const reasons = toReasons(await readText([opening, ...parts].join('')));
        expect(reasons.flat().join('\n')).not.toContain(SECRET);
      }),
      { numRuns: 150 },
    );
  });
});
