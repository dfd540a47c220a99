import { describe, it } from 'vitest';
import { people, useBench } from '../runner/rig.ts';
import type { Misfit } from './plan-for.ts';
import { expectMisfit } from './plan-for.ts';

const bench = useBench();

describe('what does not fit the rows', () => {
  const MISFITS: readonly (readonly [string, Misfit])[] = [
    [
      'an attribute that the schema lacks',
      {
        subject: () => ({
          pool: { customAttributes: ['custom:team'] },
          rows: people(1).map((one) => ({ ...one, 'custom:room': '1' })),
        }),
        kinds: ['stop rows'],
        words: /its schema lacks `custom:room`\. Add it to the pool/,
      },
    ],
    [
      'an attribute that the client may not write',
      {
        subject: () => ({
          pool: { writeAttributes: ['email'] },
          rows: people(1).map((one) => ({ ...one, locale: 'fr' })),
        }),
        kinds: ['stop cognito.clientId'],
        words: /it may not write `locale`\. Add it to the client's writable attributes/,
      },
    ],
    [
      'an attribute that the pool requires and no row has',
      {
        subject: () => ({ pool: { requiredAttributes: ['locale'] } }),
        kinds: ['stop rows'],
        words: /Expected `locale` in every row, since the pool requires it, but no row has it/,
      },
    ],
    [
      'an attribute that the pool requires and some rows lack',
      {
        subject: () => ({
          pool: { requiredAttributes: ['locale'] },
          rows: people(2).map((one, index) => (index === 0 ? { ...one, locale: 'fr' } : one)),
        }),
        kinds: ['warning rows'],
        words: /but 1 of 2 rows lack it\. Such rows fail: add the value/,
      },
    ],
    [
      'passwords that the policy refuses',
      {
        subject: () => ({
          pool: { passwordPolicy: { minimumLength: 12 } },
          rows: [...people(1), { username: 'ann', email: 'ann@example.com', password: 'secrets' }],
        }),
        kinds: ['warning rows'],
        words:
          /1 of 2 rows have others.*row 2 needs more characters, an uppercase letter, a digit, a symbol\. Give/,
      },
    ],
    [
      'groups that are not there',
      {
        subject: () => ({
          pool: { groups: ['staff'] },
          rows: people(2).map((one) => ({ ...one, groups: ['staff', 'guests'] })),
        }),
        kinds: ['stop rows'],
        words: /it lacks `guests`\. Create it in the pool/,
      },
    ],
    [
      'usernames that are no addresses in a pool that wants them',
      {
        subject: () => ({
          pool: { usernameAttributes: ['email'] },
          rows: [...people(1), { username: 'ann@example.com', password: 'Passw0rd!' }],
        }),
        kinds: ['warning rows'],
        words: /1 of 2 rows have others, and will fail\. Put the address there/,
      },
    ],
    [
      'usernames that are addresses in a pool that has these as aliases',
      {
        subject: () => ({
          pool: { aliasAttributes: ['email'] },
          rows: [{ username: 'ann@example.com', password: 'Passw0rd!' }],
        }),
        kinds: ['stop rows'],
        words: /1 of 1 rows have one, and will fail\. Give them other names/,
      },
    ],
    [
      'no rows',
      {
        subject: () => ({ rows: [] }),
        kinds: ['warning rows'],
        words: /Expected rows that can be onboarded/,
      },
    ],
  ];

  it.each(MISFITS)('is found with its mend: %s', async (_, misfit) => {
    await expectMisfit(bench(), misfit);
  });
});
