import { describe, expect, it } from 'vitest';
import { toExitCode } from '../../src/cli/exit-code.ts';
import { startProxy } from './proxy.ts';
import { people, person, provisionedProofs, toProofs, useBench } from './rig.ts';
import type { Changes } from './rig.ts';

const bench = useBench();

const AT_ONCE: Changes = { confirmation: { inbox: null } };
const GROUPS = ['staff', 'readers'];

const members = (count: number) => people(count).map((row) => ({ ...row, groups: GROUPS }));

const setPool = (settings: object) =>
  bench().control('PUT', 'pool', { autoConfirm: true, ...settings });

const readGroups = async () => (await bench().books()).users.map(({ groups }) => groups);

/** The calls of a run over one row, in their order. */
async function listCalls(row: object): Promise<readonly string[]> {
  await using proxy = await startProxy(bench().aws.endpoint);
  const changes = { ...AT_ONCE, endpoints: { cognitoIdentityProvider: proxy.endpoint } };
  await bench().finish([row], { changes });
  return proxy.operations.filter((name) => /AddUserToGroup|InitiateAuth/.test(name));
}

describe('a group that is missing', () => {
  it('holds the batch, once and by name, and is joined once it is there', async () => {
    await setPool({ groups: ['staff'] });
    const rows = members(5);

    const held = await bench().finish(rows, { changes: AT_ONCE, concurrency: 2 });

    expect(held.summary).toMatchObject({ reason: 'held', held: { code: 'GROUP_NOT_FOUND' } });
    expect(held.summary.held?.message).toContain('`readers`');
    expect(held.all('batch.held')).toHaveLength(1);
    expect(toExitCode(held.summary)).toBe(3);
    const { SignUp = 0 } = (await bench().books()).calls;
    expect(SignUp).toBeLessThan(rows.length);

    await setPool({ groups: GROUPS });
    const { summary } = await bench().finish(rows, { changes: AT_ONCE });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 5 } });
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
    expect(await readGroups()).toEqual(rows.map(() => GROUPS));
  });
});

describe('the groups of a row', () => {
  it('are joined before the sign-in, so that its tokens know of them', async () => {
    await setPool({});
    expect(await listCalls({ ...person('ann'), groups: GROUPS })).toEqual([
      'AdminAddUserToGroup',
      'AdminAddUserToGroup',
      'InitiateAuth',
    ]);
  });

  it('are joined after the sign-in where the user was there before', async () => {
    await setPool({});
    await bench().finish([person('ann')], { changes: AT_ONCE, batch: 'earlier' });
    expect(await listCalls({ ...person('ann'), groups: GROUPS })).toEqual([
      'InitiateAuth',
      'AdminAddUserToGroup',
      'AdminAddUserToGroup',
    ]);
    expect(await readGroups()).toEqual([GROUPS]);
  });

  it('are none of a user whose password is another', async () => {
    await setPool({});
    await bench().finish([person('ann')], { changes: AT_ONCE, batch: 'earlier' });
    const row = { ...person('ann'), password: 'Wr0ng-one!', groups: GROUPS };

    const { results } = await bench().finish([row], { changes: AT_ONCE });

    expect(results).toMatchObject([{ outcome: 'failed', failure: { code: 'PASSWORD_WRONG' } }]);
    expect(await readGroups()).toEqual([[]]);
    expect((await bench().books()).calls['AdminAddUserToGroup']).toBeUndefined();
  });

  it.each(['throttle', 'reset', 'lostReply', 'error:InternalErrorException'])(
    'are joined all the same where a call meets %s',
    async (fault) => {
      await setPool({});
      await bench().disturb({ operation: 'AdminAddUserToGroup', fault, calls: [1, 3] });
      const rows = members(2);

      const { summary } = await bench().finish(rows, { changes: AT_ONCE });

      expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 2 } });
      expect(await readGroups()).toEqual([GROUPS, GROUPS]);
    },
  );

  it('need a permission, whose lack holds the batch', async () => {
    await setPool({});
    const fault = 'error:AccessDeniedException';
    await bench().disturb({ operation: 'AdminAddUserToGroup', fault });

    const { summary } = await bench().finish(members(1), { changes: AT_ONCE });

    expect(summary).toMatchObject({ reason: 'held', held: { code: 'ACCESS_DENIED' } });
    expect(summary.held?.message).toContain('cognito-idp:AdminAddUserToGroup');
  });
});
