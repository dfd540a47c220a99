import { describe, expect, it } from 'vitest';
import { readText, toBytes, toReasons, toUsernames } from './read-text.ts';

const STRAY_OPENING = expect.stringContaining('Expected quotes around a whole value');
const STRAY_CLOSING = expect.stringContaining('a line end after a closing quote');
const UNCLOSED = expect.stringContaining('Expected a closing quote, got the end of the input');
const TOO_LONG = expect.stringContaining('Expected a row of at most 1 MiB');
const MEBIBYTE = 1024 * 1024;

describe('CSV', () => {
  it.each([
    ['LF', 'username,name\na,x\nb,y\n'],
    ['CRLF', 'username,name\r\na,x\r\nb,y\r\n'],
    ['CR', 'username,name\ra,x\rb,y\r'],
    ['mixed line ends', 'username,name\r\na,x\rb,y\n'],
    ['no line end at the end', 'username,name\na,x\nb,y'],
    ['blank lines', '\n\nusername,name\n\na,x\n\r\n  \n\nb,y\n\n'],
    ['white space around the names of columns', ' username , name\t\na,x\nb,y\n'],
    ['quotes around everything', '"username","name"\n"a","x"\n"b","y"\n'],
  ])('reads rows with %s', async (_, csv) => {
    expect(await readText(csv)).toEqual([
      { kind: 'row', number: 1, row: { username: 'a', attributes: { name: 'x' } } },
      { kind: 'row', number: 2, row: { username: 'b', attributes: { name: 'y' } } },
    ]);
  });

  it.each([
    ['a comma', '"a,b"', 'a,b'],
    ['a doubled quote', '"a ""b"" c"', 'a "b" c'],
    ['a line feed', '"a\nb"', 'a\nb'],
    ['CRLF and CR', '"a\r\nb\rc"', 'a\r\nb\rc'],
    ['white space at both ends', ' a\t', ' a\t'],
    ['letters beyond ASCII', 'Łukasz Ångström 田中 🦊', 'Łukasz Ångström 田中 🦊'],
    ['a byte order mark inside', '\uFEFFa', '\uFEFFa'],
    ['a replacement character that the file holds', '\uFFFD', '\uFFFD'],
  ])('keeps a value with %s exactly', async (_, written, value) => {
    expect(await readText(`username,name\nx,${written}\n`)).toMatchObject([
      { row: { attributes: { name: value } } },
    ]);
  });

  it('leaves an empty value out', async () => {
    expect(await readText('username,password,name\na,,""\n')).toEqual([
      { kind: 'row', number: 1, row: { username: 'a', attributes: {} } },
    ]);
  });

  it.each([
    ['too few', 'a', 'Expected 2 columns as in the header, got 1'],
    ['too many', 'a,b,c', 'Expected 2 columns as in the header, got 3'],
    [
      'lines joined by a quote',
      'x,"a\nb\r\nc,d",e',
      'Expected 2 columns as in the header, got 3, on 3 lines; a quote may be missing',
    ],
  ])('rejects a row of %s columns with both numbers', async (_, line, reason) => {
    const entries = await readText(`username,name\n${line}\nlast,x\n`);

    expect(toReasons(entries)).toEqual([[reason], []]);
  });

  it.each([
    ['a quote inside a value', 'a"b,x\n', [[STRAY_OPENING], []]],
    ['more after a closing quote', '"a"b,x\n', [[STRAY_CLOSING], []]],
    ['a space before a quote', 'a, "x"\n', [[STRAY_OPENING], []]],
    ['undoubled quotes', '"The "Fox"",x\n', [[STRAY_CLOSING], []]],
    ['a quote that never closes', '"a,x\n', [[UNCLOSED], []]],
    ['a quote that the next quote cannot close', '"a,x\n"b",y\n', [[STRAY_CLOSING], [], []]],
    ['several of them', 'a"b,x\n"c"d,x\ne,x\n', [[STRAY_OPENING], [STRAY_CLOSING], [], []]],
  ])('rejects a line with %s and goes on with the next', async (_, lines, reasons) => {
    const entries = await readText(`username,name\n${lines}last,x`);

    expect(toReasons(entries)).toEqual(reasons);
    expect(toUsernames(entries).at(-1)).toBe('last');
    expect(entries.map(({ number }) => number)).toEqual(reasons.map((_reason, index) => index + 1));
  });

  it.each(['\r', '\r\n'])('goes on with the next line where lines end with %j', async (lineEnd) => {
    const lines = ['username,name', '"a"b,x', 'c,x', 'd"e,x', 'last,x'];

    expect(toReasons(await readText(lines.join(lineEnd)))).toEqual([
      [STRAY_CLOSING],
      [],
      [STRAY_OPENING],
      [],
    ]);
  });

  it('rejects the last line alone where its quote is not closed', async () => {
    const entries = await readText('username,name\na,x\nb,"y');

    expect(toReasons(entries)).toEqual([[], [UNCLOSED]]);
  });

  it.each([
    ['a value', 'x'.repeat(2 * MEBIBYTE)],
    ['commas', ','.repeat(2 * MEBIBYTE)],
    ['quotes', `"${'""'.repeat(MEBIBYTE)}"`],
    ['a last line', 'x'.repeat(MEBIBYTE)],
  ])('rejects a row of more than 1 MiB of %s and goes on', async (_, line) => {
    const entries = await readText(`username,name\n\n${line}\n\nlast,x\n`);

    expect(toReasons(entries)).toEqual([[TOO_LONG], []]);
  });

  it('rejects one line where an open quote joins more than 1 MiB', async () => {
    const line = `a,${'x'.repeat(125)}\n`;
    const entries = await readText(`username,name\n"open,x\n${line.repeat(MEBIBYTE / 128)}`);

    expect(entries).toHaveLength(1 + MEBIBYTE / 128);
    expect(toReasons(entries.slice(0, 2))).toEqual([[TOO_LONG], []]);
  });

  it('does not count blank lines as part of a row', async () => {
    const entries = await readText(`username\n${'\n'.repeat(2 * MEBIBYTE)}a\n`);

    expect(toUsernames(entries)).toEqual(['a']);
  });

  it('rejects a row with bytes that are not UTF-8 and names every such column', async () => {
    const csv = toBytes('username,name,locale\na,', [0xff], ',', [0xc3], '\né,x,fr\n');

    expect(toReasons(await readText(csv))).toEqual([
      [
        'Expected `name` to be text, a number, true or false, got bytes that are not UTF-8',
        'Expected `locale` to be text, a number, true or false, got bytes that are not UTF-8',
      ],
      [],
    ]);
  });

  it('turns the dates of a Cognito import into the form that the API takes', async () => {
    expect(await readText('cognito:username,birthdate\na,02/28/1990\n')).toMatchObject([
      { row: { username: 'a', attributes: { birthdate: '1990-02-28' } } },
    ]);
  });

  it.each(['02/28/1990', '28.02.1990', '1990-02-30', '1990-2-28'])(
    'rejects the date %s elsewhere',
    async (date) => {
      expect(toReasons(await readText(`username,birthdate\na,${date}\n`))).toEqual([
        [
          `Expected \`birthdate\` to be a date of the form YYYY-MM-DD, got ${date.length} characters`,
        ],
      ]);
    },
  );
});
