import { describe, expect, it } from 'vitest';
import { toEntries } from '../../src/input/to-entries.ts';
import { collect, toUsernames } from './read-text.ts';

async function checkOne(row: unknown, requires = {}) {
  const [entry] = await collect(toEntries([row], { requires }));
  return entry?.kind === 'rejected' ? entry.rejected.reasons : entry?.row;
}

describe('a username', () => {
  it.each([
    'a',
    'amelie.dupont',
    '田中',
    'é',
    '👩‍💻'.slice(0, 2),
    'x'.repeat(128),
    '🦊'.repeat(128),
    7,
    true,
  ])('may be %s', async (username) => {
    expect(await checkOne({ username })).toEqual({ username: String(username), attributes: {} });
  });

  it.each(['a b', ' a', 'a\u00a0', 'a\n', 'a\u0000', 'a\u200b', 'x'.repeat(129)])(
    'may not be %j',
    async (username) => {
      expect(await checkOne({ username })).toEqual([
        `Expected \`username\` to be 1 to 128 characters without white space, got ${username.length} characters`,
      ]);
    },
  );

  it.each([undefined, null, ''])('that is %j is the mail address', async (username) => {
    expect(await checkOne({ username, email: 'a@example.com' })).toEqual({
      username: 'a@example.com',
      attributes: { email: 'a@example.com' },
    });
  });

  it('is wanted where there is no mail address', async () => {
    expect(await checkOne({ name: 'x' })).toEqual(['Expected `username` or `email`, got neither']);
  });

  it('comes from one column', async () => {
    expect(await checkOne({ username: 'a', 'cognito:username': 'b' })).toEqual([
      'Expected `username` or `cognito:username`, got both',
    ]);
  });

  it('names a rejected row if it can be one', async () => {
    const rows = [
      { username: 'a', email: '-' },
      { username: 'a b', email: '-' },
      { email: 'a@example.com', birthdate: '-' },
    ];

    expect(toUsernames(await collect(toEntries(rows)))).toEqual(['a', undefined, 'a@example.com']);
  });
});

describe('a value', () => {
  it.each([
    ['password', 'Sample-1!'],
    ['password', 'x'.repeat(256)],
    ['email', 'a@example.com'],
    ['email', 'first+last@sub.example.co.uk'],
    ['email', "o'brien@example.org"],
    ['email', 'jörg@exämple.de'],
    ['phone_number', '+15555550100'],
    ['birthdate', '1990-12-31'],
    ['birthdate', '2024-02-29'],
    ['given_name', 'x'.repeat(2048)],
    ['given_name', '🦊'.repeat(2048)],
    ['custom:team', 'red\nblue'],
    ['updated_at', '1700000000'],
  ])('of `%s` may be %j', async (column, value) => {
    const row = await checkOne({ username: 'a', [column]: value });

    expect(row).toEqual(
      column === 'password'
        ? { username: 'a', password: value, attributes: {} }
        : { username: 'a', attributes: { [column]: value } },
    );
  });

  it.each([
    ['password', 'a b', '1 to 256 characters without white space'],
    ['password', ' ab', '1 to 256 characters without white space'],
    ['password', 'x'.repeat(257), '1 to 256 characters without white space'],
    ['email', 'a.example.com', 'a mail address such as name@example.com'],
    ['email', 'a@b@example.com', 'a mail address such as name@example.com'],
    ['email', 'a@example', 'a mail address such as name@example.com'],
    ['email', 'a@.example.com', 'a mail address such as name@example.com'],
    ['email', 'a @example.com', 'a mail address such as name@example.com'],
    ['email', 'a\u0000@example.com', 'a mail address such as name@example.com'],
    ['phone_number', '5555550100', '+ and digits'],
    ['phone_number', '+1 555 555', '+ and digits'],
    ['birthdate', '31.12.1990', 'a date of the form YYYY-MM-DD'],
    ['birthdate', '2023-02-29', 'a date of the form YYYY-MM-DD'],
    ['given_name', 'x'.repeat(2049), 'at most 2048 characters'],
    ['custom:team', 'x'.repeat(2049), 'at most 2048 characters'],
  ])('of `%s` may not be %j', async (column, value, expected) => {
    expect(await checkOne({ username: 'a', [column]: value })).toEqual([
      `Expected \`${column}\` to be ${expected}, got ${value.length} characters`,
    ]);
  });

  it.each([
    ['an object', {}],
    ['an object', new Date(0)],
    ['a list', ['x']],
    ['a bigint', 7n],
    ['a number', Number.NaN],
    ['a number', Number.POSITIVE_INFINITY],
    ['a function', () => 'x'],
    ['a symbol', Symbol('x')],
  ])('may not be %s', async (described, value) => {
    const reasons = await checkOne({ username: 'a', name: value, password: value });

    expect(reasons).toEqual([
      `Expected \`password\` to be text, a number, true or false, got ${described}`,
      `Expected \`name\` to be text, a number, true or false, got ${described}`,
    ]);
  });

  it('may not be a number that was rounded on the way', async () => {
    expect(await checkOne({ username: 'a', name: 2 ** 53 })).toEqual([
      'Expected `name` to be exact, got a number beyond what JSON readers keep; write it in quotes',
    ]);
  });

  it('may not be half of a surrogate pair', async () => {
    expect(await checkOne({ username: 'a', name: 'x\ud83e' })).toEqual([
      'Expected `name` to be Unicode text, got half of a surrogate pair',
    ]);
  });
});

describe('a rejected row', () => {
  it('has every reason', async () => {
    const row = {
      username: 'a b',
      password: 'c d',
      email: 'e',
      phone_number: '1',
      birthdate: '2',
      name: 'x'.repeat(2049),
      shoe_size: '44',
    };

    const reasons = await checkOne(row);

    expect(reasons).toHaveLength(7);
    expect(reasons).not.toEqual(expect.arrayContaining([expect.stringContaining('c d')]));
  });

  it('shows no value', async () => {
    const secrets = {
      username: 'zq zq',
      password: 'zq zq',
      email: 'zq',
      name: ['zq'],
      birthdate: 'zq',
    };

    expect(JSON.stringify(await collect(toEntries([secrets])))).not.toContain('zq');
  });
});

describe('a requirement', () => {
  const NO_PASSWORD =
    'Expected `password`, since each person signs in with the password of the row, got none';
  const NO_EMAIL = 'Expected `email`, since a welcome mail is configured, got none';

  it.each([
    [{ username: 'a' }, { password: true, email: true }, [NO_PASSWORD, NO_EMAIL]],
    [{ username: 'a', password: '' }, { password: true }, [NO_PASSWORD]],
    [{ username: 'a', email: null }, { email: true }, [NO_EMAIL]],
    [
      { username: 'a b' },
      { email: true },
      [
        NO_EMAIL,
        'Expected `username` to be 1 to 128 characters without white space, got 3 characters',
      ],
    ],
  ])('of %j with %j is a reason that says why', async (row, requires, reasons) => {
    expect(await checkOne(row, requires)).toEqual(reasons);
  });

  it.each([
    [{ username: 'a' }, { password: false, email: false }],
    [{ username: 'a', password: 'p' }, { password: true }],
    [{ username: 'a', email: 'a@example.com' }, { email: true }],
    [{ username: 'a@example.com' }, { email: true }],
  ])('of %j with %j is met', async (row, requires) => {
    expect(await checkOne(row, requires)).toMatchObject({ username: row.username });
  });
});
