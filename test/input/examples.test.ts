import { createReadStream } from 'node:fs';
import { expect, it } from 'vitest';
import { readRows } from '../../src/input/read-rows.ts';
import { collect, toReasons } from './read-text.ts';

const requires = { password: true, email: true };
/** Cognito's default policy, and the marks of an address and a password that belong to nobody. */
const PASSWORD = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!-])Sample-\S{8,}$/;
const ADDRESS = /@example\.(?:com|org|net)$/;

async function readExample(name: string) {
  return collect(readRows(createReadStream(`examples/${name}`), { requires }));
}

it('examples/users.csv holds 25 people who can all be onboarded', async () => {
  const entries = await readExample('users.csv');
  const rows = entries.flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []));

  expect(rows).toHaveLength(25);
  expect(entries).toHaveLength(25);
  expect(new Set(rows.map(({ username }) => username)).size).toBe(25);
  expect(new Set(rows.map(({ password }) => password)).size).toBe(25);
  for (const { username, password, attributes } of rows) {
    expect(username).not.toContain('@');
    expect(password).toMatch(PASSWORD);
    expect(attributes['email']).toMatch(ADDRESS);
  }
});

it('examples/users-with-one-bad-row.csv holds one row with two reasons among good ones', async () => {
  expect(toReasons(await readExample('users-with-one-bad-row.csv'))).toEqual([
    [],
    [],
    [
      'Expected `username` to be 1 to 128 characters without white space, got 12 characters',
      'Expected `email` to be a mail address such as name@example.com, got 24 characters',
    ],
    [],
  ]);
});
