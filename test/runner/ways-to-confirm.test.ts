import { describe, expect, it } from 'vitest';
import { CLIENT_SECRET, people, provisionedProofs, toProofs, useBench } from './rig.ts';
import type { Changes } from './rig.ts';

const bench = useBench();

interface Case {
  readonly what: string;
  readonly pool: object;
  readonly changes: Changes;
  /** Calls that must be absent. */
  readonly without: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'a pool that confirms at once',
    pool: { autoConfirm: true },
    changes: {},
    without: ['ConfirmSignUp', 'AdminConfirmSignUp'],
  },
  {
    what: 'confirmation by the administrator',
    pool: {},
    changes: { confirmation: { by: 'admin', inbox: null } },
    without: ['ConfirmSignUp', 'ListObjectsV2'],
  },
  {
    what: 'an app client with a secret',
    pool: { clientSecret: CLIENT_SECRET },
    changes: { cognito: { clientSecret: { env: 'CLIENT_SECRET' } } },
    without: ['AdminConfirmSignUp'],
  },
  {
    what: 'codes from the inbox',
    pool: { emailSubject: 'Welcome aboard', emailMessage: 'Enter <b>{####}</b> to go on' },
    changes: {},
    without: ['AdminConfirmSignUp', 'ResendConfirmationCode'],
  },
];

describe('a batch', () => {
  it.each(CASES)('is onboarded through $what', async ({ pool, changes, without }) => {
    await bench().control('PUT', 'pool', pool);
    const rows = people(3);

    const { summary } = await bench().finish(rows, { changes });

    const books = await bench().books();
    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 3 } });
    expect(toProofs(books)).toEqual(provisionedProofs(rows));
    for (const operation of without) expect(books.calls[operation]).toBeUndefined();
  });

  it('stops where the client has a secret and the configuration does not', async () => {
    await bench().control('PUT', 'pool', { clientSecret: CLIENT_SECRET });

    const { summary } = await bench().finish(people(1));

    expect(summary).toMatchObject({ reason: 'held', held: { code: 'CLIENT_MISCONFIGURED' } });
    expect(summary.held?.message).toContain('`cognito.clientSecret`');
  });
});
