import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/input/input-error.ts';
import { readText, toBytes } from './read-text.ts';

const COLUMNS =
  'The columns are username, cognito:username, password, groups, address, birthdate, email, family_name, gender, ' +
  'given_name, locale, middle_name, name, nickname, phone_number, picture, preferred_username, profile, updated_at, ' +
  'website, zoneinfo and custom:NAME with a NAME of 1 to 20 characters.';

async function readHeaderError(input: string | Uint8Array): Promise<string> {
  const error: unknown = await readText(input).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InputError);
  return error instanceof Error ? error.message : '';
}

describe('a CSV header', () => {
  it.each([
    'username',
    'email',
    'email,password,custom:team,zoneinfo',
    'cognito:username,cognito:mfa_enabled,email_verified,phone_number_verified,updated_at',
    'username,custom:12345678901234567890',
    'username,custom:__proto__',
  ])('may be %s', async (header) => {
    expect(await readText(`${header}\n`)).toEqual([]);
  });

  it.each([
    [
      'a misspelt column',
      'usernme,email',
      'The CSV header: Expected only known columns, got `usernme`. Did you mean `username` by `usernme`?',
    ],
    [
      'a column nobody knows',
      'username,shoe_size',
      `The CSV header: Expected only known columns, got \`shoe_size\`. ${COLUMNS}`,
    ],
    [
      'a custom attribute whose name is too long',
      'username,custom:123456789012345678901',
      `The CSV header: Expected only known columns, got \`custom:123456789012345678901\`. ${COLUMNS}`,
    ],
    [
      'a column twice',
      'username,name,name',
      'The CSV header: Expected each column once, got `name` more than once.',
    ],
    [
      'two columns of usernames',
      'username,cognito:username',
      'The CSV header: Expected one column of usernames, got `username`, `cognito:username`.',
    ],
    [
      'neither a username nor an email',
      'password,name',
      'The CSV header: Expected a column `username` or `email`, got neither.',
    ],
    [
      'a column without a name',
      'username,,name',
      'The CSV header: Expected a name for every column, got none for column 2.',
    ],
    [
      'several faults',
      'name,name,',
      'The CSV header: Expected a name for every column, got none for column 3. Expected each column once, ' +
        'got `name` more than once. Expected a column `username` or `email`, got neither.',
    ],
    [
      'semicolons',
      'username;email;name',
      'Expected a CSV header with the names of columns, got 1 value and no known name. The names seem to be ' +
        'separated by semicolons; separate them by commas.',
    ],
    [
      'tabs',
      'username\temail',
      'Expected a CSV header with the names of columns, got 1 value and no known name. The names seem to be ' +
        'separated by tabs; separate them by commas.',
    ],
    [
      'one misspelt column alone',
      'E-Mail',
      'Expected a CSV header with the names of columns, got 1 value and no known name. Did you mean `email` by name 1?',
    ],
    [
      'a stray quote',
      'user"name\na\n',
      'The CSV header: Expected quotes around a whole value, got one in the middle; put the value in quotes and ' +
        'double each quote in it.',
    ],
  ])('with %s is refused with the mend', async (_, header, message) => {
    expect(await readHeaderError(header)).toBe(message);
  });

  it.each([
    ['UTF-16', toBytes([0xff, 0xfe, 0x75, 0x00])],
    ['Latin-1', toBytes('username,', [0xe9])],
  ])('in %s is refused', async (_, input) => {
    expect(await readHeaderError(input)).toBe(
      'Expected a CSV header in UTF-8, got other bytes. Save the file as UTF-8.',
    );
  });

  it('that was forgotten is refused without showing the person in its place', async () => {
    const message = await readHeaderError('amelie,Sample-1!,amelie@example.com\n');

    expect(message).toBe(
      `Expected a CSV header with the names of columns, got 3 values and no known name. Put them in the first line. ${COLUMNS}`,
    );
  });

  it('is shown without control characters, and not at any length', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `\u001b[31m${index}${'x'.repeat(99)}`);

    const message = await readHeaderError(`username,${names.join(',')}`);

    expect(message).toContain(`got \`?[31m0${'x'.repeat(34)}…\`, `);
    expect(message).toContain(' and 2 more. ');
  });
});
