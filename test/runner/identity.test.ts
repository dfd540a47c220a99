import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/local/faults.ts';
import { people, useBench } from './rig.ts';
import type { Changes } from './rig.ts';

/** The local AWS lives ahead of us by so much. */
const clock = { aheadMs: 0 };
const bench = useBench({ now: () => Date.now() + clock.aheadMs });

const TWO_HOURS_MS = 2 * 3_600_000;

const AS_USERS: Changes = {
  confirmation: { inbox: null },
  storage: { credentials: 'identityPool' },
};

const confirmAtOnce = () => bench().control('PUT', 'pool', { autoConfirm: true });

/** Every row has one user, one object that this user wrote, and one mail. */
async function expectProvisionedOnce(count: number): Promise<void> {
  const { users, objects, mails } = await bench().books();
  expect(users.map(({ signUps }) => signUps)).toEqual(Array.from({ length: count }, () => 1));
  expect(objects).toHaveLength(count);
  for (const { key, writer } of objects) expect(key).toBe(`users/${writer}/profile.json`);
  expect(mails.filter(({ kind }) => kind === 'ses')).toHaveLength(count);
}

const once = (operation: string, fault: string): Fault => ({ operation, fault, calls: [1] });

const REVOKED = 'error:NotAuthorizedException:Invalid login token. Token is revoked.';

describe('what a user of the identity pool signs with', () => {
  it.each([
    [
      'credentials that have expired',
      once('PutObject', 'error:ExpiredToken'),
      ['GetCredentialsForIdentity'],
    ],
    ['a token that has expired', once('GetId', REVOKED), ['InitiateAuth', 'GetId']],
    [
      'a token that has expired since',
      once('GetCredentialsForIdentity', REVOKED),
      ['InitiateAuth', 'GetCredentialsForIdentity'],
    ],
  ])('is renewed: %s', async (_, fault, renewing) => {
    await confirmAtOnce();
    await bench().disturb(fault);

    const { summary } = await bench().finish(people(1), { changes: AS_USERS });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
    await expectProvisionedOnce(1);
    const { calls } = await bench().books();
    for (const operation of renewing) expect(calls[operation]).toBe(2);
  });

  it.each(['PutObject', 'HeadObject'])(
    'is renewed where the run stood still at %s for longer than it lives',
    async (operation) => {
      await confirmAtOnce();
      await bench().disturb(once('PutObject', 'lostReply'), { operation, fault: 'hang' });
      const { run } = await bench().start(people(1), { changes: AS_USERS });
      const left = operation === 'PutObject' ? 2 : 1;
      await until(async () => ((await bench().books()).calls[operation] ?? 0) >= left);
      await run.stop({ now: true });
      await bench().disturb();
      clock.aheadMs = TWO_HOURS_MS;

      const { summary } = await bench().finish(people(1), { changes: AS_USERS });

      clock.aheadMs = 0;
      expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
      await expectProvisionedOnce(1);
    },
  );

  it('is renewed no more than a few times', async () => {
    await confirmAtOnce();
    await bench().disturb({ operation: 'PutObject', fault: 'error:ExpiredToken' });

    const { summary } = await bench().finish(people(1), { changes: AS_USERS });

    expect(summary).toMatchObject({ reason: 'held', held: { code: 'CREDENTIALS_EXPIRED' } });
    expect((await bench().books()).calls['GetCredentialsForIdentity']).toBe(6);
  });
});

describe('a call on the way to a user’s object', () => {
  it.each(
    ['GetId', 'GetCredentialsForIdentity', 'PutObject'].flatMap((operation) =>
      ['throttle', 'reset', 'lostReply'].map((fault) => ({ operation, fault })),
    ),
  )('of $operation that meets $fault is made again', async ({ operation, fault }) => {
    await confirmAtOnce();
    await bench().disturb(once(operation, fault));

    const { summary } = await bench().finish(people(2), { changes: AS_USERS });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 2 } });
    await expectProvisionedOnce(2);
  });

  it('holds the batch where the pool gives no role', async () => {
    await confirmAtOnce();
    const fault = 'error:InvalidIdentityPoolConfigurationException';
    await bench().disturb({ operation: 'GetCredentialsForIdentity', fault });

    const { summary } = await bench().finish(people(2), { changes: AS_USERS });

    expect(summary).toMatchObject({
      reason: 'held',
      held: { code: 'IDENTITY_POOL_MISCONFIGURED' },
    });
  });
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise(setImmediate);
}
