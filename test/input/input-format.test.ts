import { expect, it } from 'vitest';
import { toInputFormat } from '../../src/input/input-format.ts';

it.each([
  ['users.csv', 'csv'],
  ['/data/2024.q1/Users.CSV', 'csv'],
  ['users.jsonl', 'jsonl'],
  ['C:\\data\\users.ndjson', 'jsonl'],
  ['users', undefined],
  ['-', undefined],
  ['', undefined],
  ['users.txt', undefined],
  ['data.csv/users', undefined],
  ['users.csv.gz', undefined],
])('the extension of %j tells the format %s', (path, format) => {
  expect(toInputFormat(path)).toBe(format);
});
