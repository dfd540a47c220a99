import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/local/faults.ts';
import { person, toProofs, useBench } from './rig.ts';
import type { Changes } from './rig.ts';

const bench = useBench();

const losing = (...operations: readonly string[]): readonly Fault[] =>
  operations.map((operation) => ({ operation, fault: 'lostReply', calls: [1] }));

interface Case {
  readonly operation: string;
  readonly faults: readonly Fault[];
  readonly changes?: Changes;
  /** What is known of the welcome mail at the end. */
  readonly mail?: 'sent' | 'unknown';
}

const BY_ADMIN: Changes = { confirmation: { by: 'admin', inbox: null } };
/** The first resend goes out at once. */
const RESENDING: Changes = { confirmation: { resendAfter: '1ms', maxResends: 1 } };

const CASES: readonly Case[] = [
  { operation: 'SignUp', faults: losing('SignUp') },
  { operation: 'AdminGetUser', faults: losing('SignUp', 'AdminGetUser') },
  { operation: 'ListObjectsV2', faults: losing('ListObjectsV2') },
  { operation: 'GetObject', faults: losing('GetObject') },
  { operation: 'ConfirmSignUp', faults: losing('ConfirmSignUp') },
  {
    operation: 'ResendConfirmationCode',
    faults: losing('ResendConfirmationCode'),
    changes: RESENDING,
  },
  { operation: 'AdminConfirmSignUp', faults: losing('AdminConfirmSignUp'), changes: BY_ADMIN },
  { operation: 'InitiateAuth', faults: losing('InitiateAuth') },
  { operation: 'GetUser', faults: losing('GetUser') },
  { operation: 'PutObject', faults: losing('PutObject') },
  { operation: 'HeadObject', faults: losing('PutObject', 'HeadObject') },
  { operation: 'SendEmail', faults: losing('SendEmail'), mail: 'unknown' },
  { operation: 'RevokeToken', faults: losing('RevokeToken') },
];

describe('a reply that is lost', () => {
  it.each(CASES)('to $operation costs nothing and doubles nothing', async (lost) => {
    const { operation, faults, changes = {}, mail = 'sent' } = lost;
    await bench().disturb(...faults);

    const { summary, results } = await bench().finish([person('ann')], { changes });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
    expect(results).toMatchObject([{ outcome: 'provisioned', mail: { status: mail } }]);
    const books = await bench().books();
    expect(books.calls[operation]).toBeGreaterThan(0);
    expect(toProofs(books)).toEqual([
      { username: 'ann', status: 'CONFIRMED', signUps: 1, hasObject: true, welcomes: 1 },
    ]);
    expect(books.objects).toHaveLength(1);
  });
});
