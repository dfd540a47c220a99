import { describe, expect, it } from 'vitest';
import { readText, toBytes, toReasons, toUsernames } from './read-text.ts';

const MEBIBYTE = 1024 * 1024;

describe('JSON Lines', () => {
  it.each([
    ['LF', '{"username":"a"}\n{"username":"b"}\n'],
    ['CRLF', '{"username":"a"}\r\n{"username":"b"}\r\n'],
    ['CR', '{"username":"a"}\r{"username":"b"}\r'],
    ['no line end at the end', '{"username":"a"}\n{"username":"b"}'],
    ['blank lines', '\n{"username":"a"}\n \t\n\n{"username":"b"}\n\n'],
  ])('are read with %s and counted without blank lines', async (_, text) => {
    expect(await readText(text)).toEqual([
      { kind: 'row', number: 1, row: { username: 'a', attributes: {} } },
      { kind: 'row', number: 2, row: { username: 'b', attributes: {} } },
    ]);
  });

  it('may give numbers, truth values and null', async () => {
    const text = '{"username":7,"custom:vip":true,"custom:rate":0.5,"name":null,"locale":""}';

    expect(await readText(text)).toEqual([
      {
        kind: 'row',
        number: 1,
        row: { username: '7', attributes: { 'custom:vip': 'true', 'custom:rate': '0.5' } },
      },
    ]);
  });

  it.each([
    ['no JSON', '{username}', 'Expected a JSON object on one line, got a line that is no JSON'],
    [
      'half an object',
      '{"username":',
      'Expected a JSON object on one line, got a line that is no JSON',
    ],
    ['a list', '["a"]', 'Expected an object, got a list'],
    ['text', '"a"', 'Expected an object, got 1 character'],
    ['null', 'null', 'Expected an object, got nothing'],
    [
      'more than 1 MiB',
      `{"username":"${'a'.repeat(MEBIBYTE)}"}`,
      'Expected a JSON object on one line, got a line of more than 1 MiB',
    ],
    [
      'deep nesting',
      '['.repeat(MEBIBYTE / 2),
      'Expected a JSON object on one line, got a line that is no JSON',
    ],
  ])('with a line of %s lose that line only', async (_, line, reason) => {
    const entries = await readText(`${line}\n{"username":"last"}\n`, { format: 'jsonl' });

    expect(toReasons(entries)).toEqual([[reason], []]);
    expect(toUsernames(entries)).toEqual([undefined, 'last']);
  });

  it('with bytes that are not UTF-8 lose that line only', async () => {
    const entries = await readText(toBytes('{"username":"', [0xe9], '"}\n{"username":"é"}'));

    expect(toReasons(entries)).toEqual([
      ['Expected a JSON object on one line, got bytes that are not UTF-8'],
      [],
    ]);
  });

  it('accept a line of 1 MiB', async () => {
    const frame = '{"username":"a"}';
    const [entry] = await readText(`${frame}${' '.repeat(MEBIBYTE - frame.length)}\n`);

    expect(entry).toMatchObject({ kind: 'row', row: { username: 'a' } });
  });

  it('reject a key that is no column with what it may mean', async () => {
    const [reasons] = toReasons(await readText('{"username":"a","emial":"a@example.com"}'));

    expect(reasons).toEqual([
      'Expected only known columns, got `emial`. Did you mean `email` by `emial`?',
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'take the key %s for a column nobody knows',
    async (key) => {
      const [entry] = await readText(`{"username":"a","${key}":{"email":"a@example.com"}}`);

      expect(entry).toMatchObject({ kind: 'rejected', rejected: { username: 'a' } });
      expect(toReasons(entry === undefined ? [] : [entry])[0]?.[0]).toContain(`got \`${key}\`.`);
      expect(Object.hasOwn(Object.prototype, 'email')).toBe(false);
    },
  );
});
