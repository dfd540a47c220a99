import { expect, it } from 'vitest';
import { suggestColumn } from '../../src/input/suggest-column.ts';

it.each([
  ['usernme', 'username'],
  ['Username', 'username'],
  ['E-Mail', 'email'],
  ['mail', 'email'],
  ['Family Name', 'family_name'],
  ['birth-date', 'birthdate'],
  ['phonenumber', 'phone_number'],
  ['pasword', 'password'],
])('takes %s for %s', (name, known) => {
  expect(suggestColumn(name)).toBe(known);
});

it.each(['', 'id', 'shoe_size', 'custom:team', 'x'.repeat(1_000_000)])(
  'takes %.20s for no column',
  (name) => {
    expect(suggestColumn(name)).toBeUndefined();
  },
);
