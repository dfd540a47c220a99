import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/input/input-error.ts';
import { readRows } from '../../src/input/read-rows.ts';
import { collect, cut, readText, toBytes, toReasons, toUsernames } from './read-text.ts';

async function readWarnings(text: string): Promise<string[]> {
  const warnings: string[] = [];
  await readText(text, { onWarning: (message) => warnings.push(message) });
  return warnings;
}

describe('readRows', () => {
  it('reads a CSV row into a username, a password and attributes', async () => {
    const csv = 'username,password,email,custom:team\namelie,Sample-1!,amelie@example.com,red\n';

    expect(await readText(csv)).toEqual([
      {
        kind: 'row',
        number: 1,
        row: {
          username: 'amelie',
          password: 'Sample-1!',
          attributes: { email: 'amelie@example.com', 'custom:team': 'red' },
        },
      },
    ]);
  });

  it('reads a JSON Lines object like the CSV row of the same names', async () => {
    const csv = await readText('username,email\namelie,amelie@example.com\n');
    const json = await readText('{"username":"amelie","email":"amelie@example.com"}\n');

    expect(json).toEqual(csv);
  });

  it.each([
    ['CSV', 'username\n{"odd"}\n', 1],
    ['JSON Lines', '{"username":"a"}\n{"username":"b"}', 2],
    ['JSON Lines after a byte order mark and white space', '\uFEFF \r\n\t{"username":"a"}', 1],
  ])('tells %s by the first character that is no white space', async (_, text, entries) => {
    expect(await readText(text)).toHaveLength(entries);
  });

  it('takes the given format whatever the content looks like', async () => {
    expect(toReasons(await readText('username\na\n', { format: 'jsonl' }))).toEqual([
      ['Expected a JSON object on one line, got a line that is no JSON'],
      ['Expected a JSON object on one line, got a line that is no JSON'],
    ]);
  });

  it.each([
    ['white space', ' \n\n'],
    ['nothing', ''],
    ['half a byte order mark', toBytes([0xef, 0xbb])],
  ])('refuses CSV that holds only %s', async (_, input) => {
    await expect(readText(input)).rejects.toThrow(InputError);
  });

  it('reads no entries from empty JSON Lines', async () => {
    expect(await readText('', { format: 'jsonl' })).toEqual([]);
  });

  it.each([1, 2, 3])('ignores a byte order mark cut after %i bytes', async (size) => {
    const chunks = cut(toBytes('\uFEFFusername\namelie\n'), [size]);

    expect(toUsernames(await collect(readRows(chunks)))).toEqual(['amelie']);
  });

  it('passes on an error of the source after the rows before it', async () => {
    const broken = new Error('disk gone');
    async function* failing() {
      yield toBytes('username\namelie\nbjorn\n12345');
      throw broken;
    }
    const entries = readRows(failing());

    expect((await entries.next()).value).toMatchObject({ row: { username: 'amelie' } });
    expect((await entries.next()).value).toMatchObject({ row: { username: 'bjorn' } });
    await expect(entries.next()).rejects.toBe(broken);
  });

  it('closes the source when nobody wants more rows', async () => {
    let isClosed = false;
    async function* endless() {
      try {
        yield toBytes('username\n');
        for (;;) yield toBytes('amelie\nbjorn\n');
      } finally {
        isClosed = true;
      }
    }
    const entries = readRows(endless());
    await entries.next();
    await entries.return(undefined);

    expect(isClosed).toBe(true);
  });

  it('closes the source when the header cannot work', async () => {
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) yield toBytes('nobody,knows\n');
      } finally {
        isClosed = true;
      }
    }

    await expect(collect(readRows(endless()))).rejects.toThrow(InputError);
    expect(isClosed).toBe(true);
  });
});

describe('the warnings of readRows', () => {
  it.each([
    [
      'columns of a Cognito import that cannot apply, in one sentence',
      'cognito:username,cognito:mfa_enabled,email_verified\na,FALSE,TRUE\nb,FALSE,TRUE\n',
      [
        'Left out, since nobody can set them while signing up: `cognito:mfa_enabled`, `email_verified`.',
      ],
    ],
    [
      'such columns together, whichever row fills them',
      'cognito:username,cognito:mfa_enabled,email_verified\na,,TRUE\nb,FALSE,\n',
      [
        'Left out, since nobody can set them while signing up: `cognito:mfa_enabled`, `email_verified`.',
      ],
    ],
    [
      'keys of JSON Lines that cannot apply, when the first comes',
      '{"username":"a"}\n{"username":"b","email_verified":true}\n{"username":"c","email_verified":true}',
      ['Left out, since nobody can set them while signing up: `email_verified`.'],
    ],
    ['nothing where all applies', 'username,email\na,a@example.com\n', []],
  ])('name %s', async (_, text, warnings) => {
    expect(await readWarnings(text)).toEqual(warnings);
  });

  it('do not keep a row from being one', async () => {
    const [entry] = await readText('{"username":"a","groups":["x","y"],"email_verified":"true"}');

    const row = { username: 'a', attributes: {}, groups: ['x', 'y'] };
    expect(entry).toEqual({ kind: 'row', number: 1, row });
  });
});
