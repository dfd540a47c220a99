import { describe, expect, it } from 'vitest';
import { toEntries } from '../../src/input/to-entries.ts';
import { collect } from './read-text.ts';

async function checkOne(row: unknown) {
  const [entry] = await collect(toEntries([row]));
  return entry?.kind === 'rejected' ? entry.rejected.reasons : entry?.row;
}

describe('the groups of a row', () => {
  it.each([
    ['staff', ['staff']],
    [' staff ; admins;;staff', ['staff', 'admins']],
    [
      ['staff', 'on-call'],
      ['staff', 'on-call'],
    ],
    [7, ['7']],
  ])('%j means %j', async (groups, expected) => {
    expect(await checkOne({ username: 'a', groups })).toMatchObject({ groups: expected });
  });

  it.each([[''], [';'], [[]]])('%j means none', async (groups) => {
    expect(await checkOne({ username: 'a', groups })).toEqual({ username: 'a', attributes: {} });
  });

  it('may not be longer than a name in Cognito, or hold white space', async () => {
    for (const groups of ['x'.repeat(129), 'on call']) {
      expect(await checkOne({ username: 'a', groups })).toEqual([
        expect.stringContaining('Expected `groups` to be names of groups of 1 to 128 characters'),
      ]);
    }
  });

  it.each([[{}], [[['x']]], [[{}]]])('may not be %j', async (groups) => {
    expect(await checkOne({ username: 'a', groups })).toEqual([
      expect.stringContaining('Expected `groups` to be text or a list of texts, got '),
    ]);
  });
});
